import { randomUUID } from "node:crypto";
import type { Command as Program } from "commander";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import { createTerminalPlatform } from "../platforms/terminal/platform.ts";
import type { CommandContext } from "./command-context.ts";
import { findCommunity } from "./find-community.ts";
import { createLog } from "./serving/create-log.ts";
import { openQuietApp } from "./serving/open-quiet-app.ts";

/** `usher chat`: a conversation by lines, from a person or a pipe. */
export function addChatCommand(program: Program, context: CommandContext): void {
  program
    .command("chat")
    .description("chat in the terminal; lines may also come from a pipe")
    .option("--community <id>", "the community; the first of the configuration unless named")
    .option("--as <person>", "the person you are; a role's member or a moderator has their rights", "you")
    .action((options: ChatOptions) => chat(context, options));
}

interface ChatOptions {
  readonly community?: string;
  readonly as: string;
}

async function chat(context: CommandContext, options: ChatOptions): Promise<void> {
  const { settings, environment } = context;
  const configuration = await loadConfiguration(settings.configFolder);
  const community = findCommunity(configuration, options.community);
  const interactive = process.stdin.isTTY === true;
  const platform = createTerminalPlatform({
    input: process.stdin,
    output: process.stdout,
    interactive,
    colour: process.stdout.isTTY === true && !environment.NO_COLOR,
    language: environment.LANG?.startsWith("zh") ? "zh" : "en",
    community,
    person: { id: options.as, roleIds: [], isBot: false },
    log: createLog("error", interactive),
    newId: randomUUID,
    now: Date.now,
  });
  const app = await openQuietApp(context, configuration);
  try {
    await platform.start(app.bot);
    await app.announcer.connect([platform]);
    await platform.ended;
  } finally {
    await platform.stop();
    await app.close();
  }
}
