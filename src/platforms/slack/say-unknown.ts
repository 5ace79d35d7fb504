import type { Reply } from "../../core/reply/reply.ts";
import type { Respond } from "./deliver.ts";
import { decodeFields, type FormState } from "./form.ts";
import { type SlackContext, toLanguage } from "./slack-context.ts";
import { toSlackTexts } from "./texts.ts";
import type { SlackWorkspace } from "./workspaces.ts";

/** An entry of a menu or a form that stands for no command of Usher's, as when the app's manifest is of another release. */
export interface Unknown {
  readonly kind: "shortcut" | "form";
  /** What Slack calls it. */
  readonly callbackId: string;
  readonly workspace: SlackWorkspace;
  readonly user: string;
  readonly channel?: string | undefined;
  readonly respond?: Respond | undefined;
  /** What a form holds: nobody loses what they typed. */
  readonly typed?: FormState;
}

const sentences = { shortcut: "a shortcut is none of usher's", form: "a form is none of usher's" } as const;

/** Tells whoever chose it, alone; the log hears of each once, however often it is chosen. */
export async function sayUnknown({ deliver, log, unknown }: SlackContext, chosen: Unknown): Promise<void> {
  const { kind, callbackId, workspace, user, respond } = chosen;
  if (unknown.add(`${kind} ${callbackId}`)) {
    log.warn({ [kind]: callbackId, remedy: "update the app by `usher slack manifest`" }, sentences[kind]);
  }
  const language = toLanguage(workspace);
  const typed = Object.values(decodeFields(chosen.typed ?? {})).join("\n\n");
  const text = toSlackTexts(language).unknown(typed);
  const reply: Reply = { kind: "notice", language, text, buttons: [], visibility: "private" };
  const channel = chosen.channel ?? (await workspace.client.openDirect(user));
  await deliver(reply, { workspace, channel, user, respond });
}
