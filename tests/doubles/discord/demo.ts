import { createDiscordPlatform } from "../../../src/platforms/discord/platform.ts";
import { readSample } from "../read-sample.ts";
import { playConversation, playTasks } from "../script.ts";
import { createPlayers, setScene } from "./conversation.ts";
import { openDiscordDouble } from "./discord-double.ts";
import { createTranscript } from "./transcript.ts";

/**
 * Plays the conversation: the sample community with its real model, database and bot, the real discord.js client, and the
 * double in Discord's place. `program` is the built command line.
 */
export async function playDiscordDemo(program: string, print: (line: string) => void): Promise<void> {
  const { sample, serve } = await readSample(program);
  const double = await openDiscordDouble();
  const scene = setScene(double, sample);
  const { app, communities, log, close } = await serve(scene.community);
  const fail = (error: Error) => console.error(error.message);
  const { token, apiUrl } = double;
  const platform = createDiscordPlatform({ token, apiUrl, communities, log, fail, now: Date.now });
  try {
    await platform.start(app.bot);
    await app.announcer.connect([platform]);
    const players = createPlayers(scene, createTranscript(double, print));
    await playConversation(players);
    await playTasks(players, scene.community);
  } finally {
    await platform.stop();
    await close();
    await double.close();
  }
}
