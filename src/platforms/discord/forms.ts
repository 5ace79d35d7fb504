import {
  type APIFileUploadComponent,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import type { Command, CommandOption, Translations } from "../../core/command/command.ts";
import { cut } from "./cut.ts";
import { createRecent } from "./recent.ts";

/** What a form was opened for; it comes back with the form. */
export interface FormOrigin {
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
  /** The message that the menu was opened on. */
  readonly targetId?: string;
}

const limits = { id: 100, title: 45, label: 45, description: 100, fields: 5, text: 4000 };
const mark = "form|";

/** Forms, which carry their origin in their id where it fits and are remembered where it does not. */
export interface Forms {
  encode(
    command: Command,
    origin: FormOrigin,
    values: Readonly<Record<string, string>>,
    language: string,
  ): APIModalInteractionResponseCallbackData;
  /** `undefined` when the origin is lost, as after a restart. */
  findOrigin(id: string): FormOrigin | undefined;
}

/** The options that a form asks for. */
export function toFormFields(command: Command): readonly CommandOption[] {
  return command.options.filter((option) => option.inForm === true).slice(0, limits.fields);
}

/** What somebody put into a form, by option; a file as its id, and what is empty left out. */
export function decodeFields(submission: APIModalSubmission): Readonly<Record<string, string>> {
  const inputs = submission.components.flatMap((row) => {
    if ("component" in row) return [row.component];
    return "components" in row ? row.components : [];
  });
  const filled = inputs.flatMap((input) => (toValue(input) === "" ? [] : [[input.custom_id, toValue(input)]]));
  return Object.fromEntries(filled);
}

export function createForms(): Forms {
  const remembered = createRecent<FormOrigin>(500);
  let count = 0;
  const toId = (origin: FormOrigin) => {
    const id = mark + encodeOrigin(origin);
    if (id.length <= limits.id) return id;
    count += 1;
    const short = `${mark}#${count}`;
    remembered.set(short, origin);
    return short;
  };
  return {
    encode: (command, origin, values, language) => ({
      custom_id: toId(origin),
      title: cut(translate(command.descriptions, language) ?? command.description, limits.title),
      components: toFormFields(command).map((option) => toField(option, values[option.name], language)),
    }),
    findOrigin: (id) => remembered.get(id) ?? (id.startsWith(`${mark}#`) ? undefined : decodeOrigin(id)),
  };
}

function toField(
  option: CommandOption,
  value: string | undefined,
  language: string,
): APIModalInteractionResponseCallbackData["components"][number] {
  const name = translate(option.names, language) ?? option.name;
  return {
    type: ComponentType.Label,
    label: cut(name, limits.label),
    description: cut(translate(option.descriptions, language) ?? option.description, limits.description),
    component: option.type === "file" ? toFileField(option) : toTextField(option, value),
  };
}

function toFileField({ name, required }: CommandOption): APIFileUploadComponent {
  return { type: ComponentType.FileUpload, custom_id: name, required, max_values: 1 };
}

function toTextField({ name, type, required }: CommandOption, value: string | undefined): APITextInputComponent {
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: type === "paragraph" ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: limits.text,
    ...(value ? { value: value.slice(0, limits.text) } : {}),
  };
}

/** A text, or the first of what was chosen. */
function toValue(input: object): string {
  if ("value" in input && typeof input.value === "string") return input.value;
  const values: unknown = "values" in input ? input.values : undefined;
  const first: unknown = Array.isArray(values) ? values[0] : undefined;
  return typeof first === "string" ? first : "";
}

function translate(translations: Translations | undefined, language: string): string | undefined {
  return translations?.[language];
}

function encodeOrigin({ command, options, targetId }: FormOrigin): string {
  return new URLSearchParams({
    c: command,
    ...(targetId === undefined ? {} : { t: targetId }),
    ...prefixed(options),
  }).toString();
}

function prefixed(options: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [`.${name}`, value]));
}

function decodeOrigin(id: string): FormOrigin | undefined {
  if (!id.startsWith(mark)) return undefined;
  const query = new URLSearchParams(id.slice(mark.length));
  const command = query.get("c");
  const targetId = query.get("t");
  const options = [...query].flatMap(([key, value]) => (key.startsWith(".") ? [[key.slice(1), value]] : []));
  if (command === null) return undefined;
  return { command, options: Object.fromEntries(options), ...(targetId === null ? {} : { targetId }) };
}
