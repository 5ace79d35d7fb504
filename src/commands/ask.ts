import { randomUUID } from "node:crypto";
import type { Command as Program } from "commander";
import { UsherError } from "../core/errors.ts";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import { findChannel } from "../platforms/terminal/find-channel.ts";
import type { CommandContext } from "./command-context.ts";
import { findCommunity } from "./find-community.ts";
import { openQuietApp } from "./serving/open-quiet-app.ts";

/** `usher ask "…"`: one question, judged and recorded as one asked in the terminal. */
export function addAskCommand(program: Program, context: CommandContext): void {
  program
    .command("ask")
    .description("ask one question and print the reply")
    .argument("<question>", "what you want to know")
    .option("--community <id>", "the community; the first of the configuration unless named")
    .option("--as <person>", "the person who asks", "you")
    .option("--json", "print question, verdict, predictions and reply as JSON")
    .action((question: string, options: AskOptions) => ask(context, question, options));
}

interface AskOptions {
  readonly community?: string;
  readonly as: string;
  readonly json?: true;
}

async function ask(context: CommandContext, text: string, options: AskOptions): Promise<void> {
  if (text.trim() === "")
    throw new UsherError("input-invalid", 'The question is empty; write it in quotes: usher ask "…"');
  const configuration = await loadConfiguration(context.settings.configFolder);
  const community = findCommunity(configuration, options.community);
  const app = await openQuietApp(context, configuration);
  try {
    const messageId = randomUUID();
    const reply = await app.bot.handleMessage({
      platform: "terminal",
      community: community.id,
      channel: findChannel(community),
      messageId,
      author: { id: options.as, roleIds: [], isBot: false },
      text,
      addressed: true,
      sentAt: Date.now(),
    });
    if (reply?.outboxId !== undefined) await app.bot.confirmSent(reply.outboxId, messageId);
    if (!options.json)
      return context.print(
        [reply?.title, reply?.text, reply?.source, reply?.footer, reply?.attachment?.text].filter(Boolean).join("\n\n"),
      );
    const explained = await app.bot.explain(community.id, { platform: "terminal", messageId });
    const [first] = explained?.verdicts ?? [];
    context.print(
      JSON.stringify({
        questionId: reply?.questionId,
        verdict: first?.verdict,
        predictions: first?.judgement.predictions,
        reply,
      }),
    );
  } finally {
    await app.close();
  }
}
