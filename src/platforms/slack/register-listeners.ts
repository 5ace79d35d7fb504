import type { App, types } from "@slack/bolt";
import { toTexts } from "../../core/reply/texts.ts";
import type { SlackMessageEvent } from "./decode.ts";
import type { Respond } from "./deliver.ts";
import {
  type CommandPayload,
  handleCommandLine,
  handleForm,
  handleMenu,
  type MenuPayload,
  type SubmissionPayload,
} from "./handle-interaction.ts";
import { handlePress, type PressPayload } from "./handle-press.ts";
import { handleReaction, handleReactionTakenBack, type ReactionEvent } from "./handle-reaction.ts";
import { type SuggestionPayload, suggest } from "./handle-typing.ts";
import { showHome } from "./show-home.ts";
import { type SlackContext, toLanguage } from "./slack-context.ts";
import { type AssistantEvent, suggestPrompts } from "./suggest-prompts.ts";
import type { SlackWorkspace } from "./workspaces.ts";

/** What Bolt found out about where something came from. */
interface BoltContext {
  readonly teamId?: string;
}

export interface ListenerOptions {
  readonly app: App;
  readonly context: SlackContext;
  handleMessage(event: SlackMessageEvent, workspace: SlackWorkspace): Promise<void>;
  /** Keeps track of the work, so that a stop can wait for it. */
  run(work: () => Promise<void>): Promise<void>;
  /** The app was removed from a workspace. */
  uninstalled(teamId: string): Promise<void>;
}

/** Everything Usher listens to. Interactions are acknowledged before anything else; events are by Bolt itself. */
export function registerListeners({ app, context, handleMessage, run, uninstalled }: ListenerOptions): void {
  const inside = (bolt: BoltContext, work: (workspace: SlackWorkspace) => Promise<void>, respond?: Respond) =>
    run(() => handleInWorkspace(context, bolt.teamId, work, respond));
  const onMessage = (event: unknown, bolt: BoltContext) =>
    inside(bolt, (workspace) => handleMessage(event as SlackMessageEvent, workspace));

  app.event("message", ({ event, context: bolt }) => onMessage(event, bolt));
  app.event("app_mention", ({ event, context: bolt }) => onMessage(event, bolt));
  app.event("reaction_added", ({ event, context: bolt }) =>
    inside(bolt, (workspace) => handleReaction(context, event as ReactionEvent, workspace)),
  );
  app.event("reaction_removed", ({ event, context: bolt }) =>
    inside(bolt, (workspace) => handleReactionTakenBack(context, event as ReactionEvent, workspace)),
  );
  app.event("app_home_opened", ({ event, context: bolt }) =>
    inside(bolt, async (workspace) => {
      if (event.tab === "home") await showHome(context, event.user, workspace);
    }),
  );
  app.event("assistant_thread_started", ({ event, context: bolt }) =>
    inside(bolt, (workspace) => suggestPrompts(event as AssistantEvent, workspace)),
  );
  app.event("app_uninstalled", ({ body }) => run(() => uninstalled(body.team_id)));

  // Each of these takes everything of its kind, so that nothing is left without an acknowledgement.
  app.action(/.*/, async ({ ack, body, respond, context: bolt }) => {
    await ack();
    const answer = toRespond(respond);
    await inside(bolt, (workspace) => handlePress(context, body as unknown as PressPayload, workspace, answer), answer);
  });
  app.command(/.*/, async ({ ack, command, respond, context: bolt }) => {
    const payload: CommandPayload = command;
    await ack(isPublic(context, payload) ? { response_type: "in_channel", text: "" } : undefined);
    const answer = toRespond(respond);
    await inside(bolt, (workspace) => handleCommandLine(context, payload, workspace, answer), answer);
  });
  app.shortcut(/.*/, async ({ ack, shortcut, context: bolt, ...args }) => {
    await ack();
    const answer = toRespond("respond" in args ? args.respond : undefined);
    await inside(
      bolt,
      (workspace) => handleMenu(context, shortcut as unknown as MenuPayload, workspace, answer),
      answer,
    );
  });
  app.view(/.*/, async ({ ack, body, context: bolt }) => {
    await ack();
    const payload = body as unknown as SubmissionPayload;
    await inside(bolt, async (workspace) => {
      try {
        await handleForm(context, payload, workspace);
      } catch (error) {
        await excuse(context, error, toDirectRespond(context, workspace, payload.user.id), workspace);
      }
    });
  });
  app.options(/.*/, async ({ ack, body, context: bolt }) => {
    let options: types.PlainTextOption[] = [];
    await inside(bolt, async (workspace) => {
      options = await suggest(context, body as unknown as SuggestionPayload, workspace);
    });
    await ack({ options });
  });
  app.error(async (error) => {
    context.log.error({ code: error.code, err: error }, "slack event failed");
  });
}

/** Finds the workspace; what fails in it is logged, and told to who waits for an answer. */
async function handleInWorkspace(
  context: SlackContext,
  teamId: string | undefined,
  work: (workspace: SlackWorkspace) => Promise<void>,
  respond: Respond | undefined,
): Promise<void> {
  const workspace = teamId === undefined ? undefined : await context.workspaces.find(teamId);
  if (!workspace) {
    context.log.warn(
      { team: teamId, remedy: "name it in communities[].platforms.slack.id" },
      "no community has this slack workspace",
    );
    return;
  }
  try {
    await work(workspace);
  } catch (error) {
    await excuse(context, error, respond, workspace);
  }
}

/** Who waits gets one sentence with an id that the log knows, too. */
async function excuse(
  context: SlackContext,
  error: unknown,
  respond: Respond | undefined,
  workspace: SlackWorkspace,
): Promise<void> {
  const errorId = context.newId();
  context.log.error({ errorId, err: error }, "handling a slack interaction failed");
  const text = toTexts(toLanguage(workspace)).failed(errorId);
  await respond?.({ response_type: "ephemeral", replace_original: false, text }).catch(() => {});
}

/** A form has no response address; its person is reached alone. */
function toDirectRespond({ deliver }: SlackContext, workspace: SlackWorkspace, user: string): Respond {
  return async ({ text }) => {
    const channel = await workspace.client.openDirect(user);
    const language = toLanguage(workspace);
    const reply = { kind: "error", language, text, buttons: [], visibility: "private" } as const;
    await deliver(reply, { workspace, channel, user });
  };
}

/** The command's line is shown to all where its reply will be. */
function isPublic({ bot }: SlackContext, { command, text }: CommandPayload): boolean {
  const line = command === "/usher" ? text : `${command.slice(1)} ${text}`;
  return bot.commands.some(
    ({ name, visibility }) => visibility === "public" && `${line.trim()} `.startsWith(`${name} `),
  );
}

function toRespond(respond: ((message: never) => Promise<unknown>) | undefined): Respond | undefined {
  return respond === undefined ? undefined : (message) => respond(message as never);
}
