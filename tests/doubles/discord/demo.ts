import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openApp } from "../../../src/app.ts";
import { readSettings } from "../../../src/commands/read-settings.ts";
import type { Log } from "../../../src/core/ports/log.ts";
import { loadConfiguration } from "../../../src/features/configuration/load-configuration.ts";
import { createDiscordPlatform } from "../../../src/platforms/discord/platform.ts";
import { playConversation, setScene } from "./conversation.ts";
import { openDiscordDouble } from "./discord-double.ts";
import { createTranscript } from "./transcript.ts";

/** Whoever plays the demo is told what happens; only an error comes with its trace, for a first start without a model is none. */
const quiet: Log = {
  debug: () => {},
  info: () => {},
  warn: (_, sentence) => console.error(sentence),
  error: (fields, sentence) => console.error(sentence, fields),
};

/**
 * Plays the conversation: the sample community with its real model, database and bot, the real discord.js client, and the
 * double in Discord's place. `program` is the built command line, which trains the model when there is none.
 */
export async function playDiscordDemo(program: string, print: (line: string) => void): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), "usher-demo-"));
  const settings = { ...readSettings(process.env, process.cwd()), dataFolder };
  const configuration = await loadConfiguration(settings.configFolder);
  const [sample] = configuration.communities;
  if (!sample) throw new Error("the configuration has no community");
  const double = await openDiscordDouble();
  const scene = setScene(double, sample);
  const communities = [{ ...sample, ...scene.community }] as typeof configuration.communities;
  const app = await openApp({
    settings,
    configuration: { ...configuration, communities },
    program,
    log: quiet,
    metrics: { recordVerdict: () => {}, recordFeedback: () => {}, recordModel: () => {} },
    onProgress: (share, step) => console.error(`${Math.round(share * 100)} % ${step}`),
  });
  const fail = (error: Error) => console.error(error.message);
  const { token, apiUrl } = double;
  const platform = createDiscordPlatform({ token, apiUrl, communities, log: quiet, fail, now: Date.now });
  try {
    await platform.start(app.bot);
    await playConversation(scene, createTranscript(double, print));
  } finally {
    await platform.stop();
    await app.close();
    await double.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
