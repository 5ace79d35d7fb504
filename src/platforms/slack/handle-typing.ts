import type { types } from "@slack/bolt";
import { decodeOrigin, toOption } from "./form.ts";
import { toCall } from "./handle-command-call.ts";
import type { SlackContext } from "./slack-context.ts";
import type { SlackWorkspace } from "./workspaces.ts";

/** A payload `block_suggestion`: somebody types into a field of a form. */
export interface SuggestionPayload {
  readonly user: { readonly id: string };
  readonly block_id: string;
  readonly value: string;
  readonly view?: { readonly private_metadata?: string };
}

/** As many as Slack shows. */
const most = 100;

/** The values for what is being typed; none for a field that is none of ours. */
export async function suggest(
  context: SlackContext,
  { user, block_id: option, value, view }: SuggestionPayload,
  workspace: SlackWorkspace,
): Promise<types.PlainTextOption[]> {
  const origin = decodeOrigin(view?.private_metadata ?? "");
  const command = context.bot.commands.find(({ name }) => name === origin?.command);
  if (!origin || !command) return [];
  const { channel } = origin;
  const options = { ...origin.options, [option]: value };
  const call = await toCall(context, { command, options, workspace, user: user.id, channel });
  const choices = await context.bot.handleTyping(call, option);
  return choices.slice(0, most).map(({ label, value: chosen }) => toOption(label, chosen));
}
