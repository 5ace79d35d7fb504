import { toLanguage } from "./slack-context.ts";
import type { SlackWorkspace } from "./workspaces.ts";

/** An event `assistant_thread_started`. */
export interface AssistantEvent {
  readonly assistant_thread: { readonly channel_id: string; readonly thread_ts: string; readonly user_id?: string };
}

/** Slack shows four. */
const most = 4;

/** Offers the community's example questions where somebody opens the assistant's pane; what is asked there comes as a direct message. */
export async function suggestPrompts({ assistant_thread }: AssistantEvent, workspace: SlackWorkspace): Promise<void> {
  const { channel_id: channel, thread_ts: threadTs, user_id: user } = assistant_thread;
  const { exampleQuestions } = workspace.community;
  const language =
    (user === undefined ? undefined : (await workspace.findProfile(user)).language) ?? toLanguage(workspace);
  const prompts = exampleQuestions?.[language] ?? exampleQuestions?.[toLanguage(workspace)] ?? [];
  if (prompts.length > 0) await workspace.client.suggestPrompts(channel, threadTs, prompts.slice(0, most));
}
