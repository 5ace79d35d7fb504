import type { types } from "@slack/bolt";
import type { Command, CommandOption } from "../../core/command/command.ts";
import type { Community } from "../../core/community/community.ts";
import type { SlackMessage } from "./decode.ts";
import type { SlackFile } from "./download-file.ts";
import { clip, toSection } from "./encode.ts";
import { toSlackTexts } from "./texts.ts";
import { escapeText } from "./to-mrkdwn.ts";
import { translate } from "./translate.ts";

/** What a form was opened for; it travels in the form itself, so that a restart forgets nothing. */
export interface FormOrigin {
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
  /** Slack's channel, and the thread where there is one. */
  readonly channel: string;
  readonly threadTs?: string;
  /** The message that the menu was opened on; without its text where that is too long, to be read again. */
  readonly target?: SlackMessage;
}

export interface FormContext {
  readonly community: Community;
  readonly language: string;
}

export const formId = "usher.form";

const limits = { title: 24, label: 150, metadata: 3000, text: 3000, option: 75, value: 150, options: 100, hint: 150 };

/** What is shown from the moment of the press until the form is filled. */
export function encodeLoading(command: Command, { language }: FormContext): types.ModalView {
  return encodeNotice(command, toSlackTexts(language).loading, language);
}

/** A form that only says something. */
export function encodeNotice(command: Command, text: string, language: string): types.ModalView {
  return { type: "modal", title: toTitle(command, language), blocks: [toSection(escapeText(clip(text, limits.text)))] };
}

/** The form of a command, filled with `values`. `undefined` when even without the message's text it must remember too much. */
export function encodeForm(
  command: Command,
  fields: readonly CommandOption[],
  origin: FormOrigin,
  values: Readonly<Record<string, string>>,
  context: FormContext,
): types.ModalView | undefined {
  const metadata = toMetadata(origin);
  if (metadata === undefined) return undefined;
  const texts = toSlackTexts(context.language);
  return {
    type: "modal",
    callback_id: formId,
    private_metadata: metadata,
    title: toTitle(command, context.language),
    submit: plain(texts.send),
    close: plain(texts.cancel),
    blocks: fields.map((field) => encodeField(field, values[field.name] ?? "", context)),
  };
}

/** What a form was opened for; `undefined` when it is none of ours. */
export function decodeOrigin(metadata: string): FormOrigin | undefined {
  try {
    const origin = JSON.parse(metadata) as Partial<FormOrigin>;
    return origin.command !== undefined && origin.channel !== undefined ? (origin as FormOrigin) : undefined;
  } catch {
    return undefined;
  }
}

/** Slack gives 3000 characters to remember in. */
function toMetadata({ target, ...origin }: FormOrigin): string | undefined {
  const { ts, user, bot_id, thread_ts, text } = target ?? {};
  const reference = target && { ts, user, bot_id, thread_ts };
  const candidates = [
    { ...origin, ...(target && { target: { ...reference, text } }) },
    { ...origin, target: reference },
  ];
  return candidates.map((candidate) => JSON.stringify(candidate)).find(({ length }) => length <= limits.metadata);
}

/** What one input of a submitted form holds. */
interface FieldState {
  readonly value?: string | null;
  readonly selected_option?: { readonly value: string } | null;
  readonly selected_user?: string | null;
  readonly files?: readonly SlackFile[] | null;
}

export type FormState = Readonly<Record<string, Readonly<Record<string, FieldState>>>>;

/** The file of each field that holds one, by option. */
export function decodeFiles(values: FormState): readonly (readonly [option: string, file: SlackFile])[] {
  return Object.entries(values).flatMap(([name, elements]) => {
    const [file] = Object.values(elements)[0]?.files ?? [];
    return file ? [[name, file] as const] : [];
  });
}

/** The values of a submitted form by option; empty ones and files are left out. */
export function decodeFields(values: FormState): Readonly<Record<string, string>> {
  const filled = Object.entries(values).flatMap(([name, elements]) => {
    const [state] = Object.values(elements);
    const value = state?.value ?? state?.selected_option?.value ?? state?.selected_user ?? "";
    return value === "" ? [] : [[name, value]];
  });
  return Object.fromEntries(filled);
}

function encodeField(option: CommandOption, value: string, context: FormContext): types.InputBlock {
  const description = translate(option.description, option.descriptions, context.language);
  return {
    type: "input",
    block_id: option.name,
    optional: !option.required,
    label: plain(clip(translate(option.name, option.names, context.language), limits.label)),
    hint: plain(clip(description, limits.hint)),
    element: encodeElement(option, value, context),
  };
}

function encodeElement(
  option: CommandOption,
  value: string,
  { community, language }: FormContext,
): types.InputBlock["element"] {
  const action_id = `usher.field.${option.name}`;
  const choose = plain(toSlackTexts(language).choose);
  const select = (choices: readonly { readonly id: string; readonly name: string }[]) => {
    const options = choices.slice(0, limits.options).map(({ id, name }) => toOption(name, id));
    const initial = options.find((candidate) => candidate.value === value);
    return {
      type: "static_select" as const,
      action_id,
      placeholder: choose,
      options,
      ...(initial && { initial_option: initial }),
    };
  };
  if (option.choices) {
    return select(
      option.choices.map((choice) => ({ id: choice.value, name: translate(choice.label, choice.labels, language) })),
    );
  }
  switch (option.type) {
    case "role":
      if (community.roles.length > 0) return select(community.roles);
      break;
    case "stage":
      if (community.stages.length > 0) return select(community.stages.map((stage) => ({ id: stage, name: stage })));
      break;
    case "person":
      return { type: "users_select", action_id, placeholder: choose, ...(value === "" ? {} : { initial_user: value }) };
    case "faq":
    case "question":
    case "task": {
      const initial = value === "" ? {} : { initial_option: toOption(value, value) };
      return { type: "external_select", action_id, placeholder: choose, min_query_length: 0, ...initial };
    }
    case "file":
      return { type: "file_input", action_id, max_files: 1 };
    case "text":
    case "paragraph":
      break;
  }
  const initial = value === "" ? {} : { initial_value: value.slice(0, limits.text) };
  return { type: "plain_text_input", action_id, multiline: option.type === "paragraph", ...initial };
}

/** A choice as an option of a menu; Slack allows 150 characters for its value. */
export function toOption(label: string, value: string): types.PlainTextOption {
  return { text: plain(clip(label || value, limits.option)), value: value.slice(0, limits.value) };
}

function toTitle(command: Command, language: string): types.PlainTextElement {
  const title = command.menu
    ? translate(command.menu.title, command.menu.titles, language)
    : translate(command.name, command.names, language);
  return plain(clip(title, limits.title));
}

function plain(text: string): types.PlainTextElement {
  return { type: "plain_text", text, emoji: false };
}
