import { randomUUID } from "node:crypto";
import { createSlackPlatform } from "../../../src/platforms/slack/platform.ts";
import { subscriptions, toScopes } from "../../../src/platforms/slack/web-methods.ts";
import { readSample } from "../read-sample.ts";
import { playConversation, playTasks } from "../script.ts";
import { createPlayers } from "./conversation.ts";
import { setSlackScene } from "./scene.ts";
import { appToken, startSlackDouble } from "./slack-double.ts";
import { createTranscript } from "./transcript.ts";

/**
 * Plays the conversation: the sample community with its real model, database and bot, the real Bolt in Socket Mode, and the
 * double in Slack's place. `program` is the built command line.
 */
export async function playSlackDemo(program: string, print: (line: string) => void): Promise<void> {
  const { sample, serve } = await readSample(program);
  const slack = await startSlackDouble({
    scopes: toScopes(),
    subscriptions: Object.keys(subscriptions),
    second: Math.floor(Date.now() / 1000),
  });
  const community = setSlackScene(slack, sample);
  const { app, communities, log, close } = await serve(community);
  const platform = createSlackPlatform({
    mode: "socket",
    botToken: slack.workspace.botToken,
    appToken,
    apiUrl: slack.apiUrl,
    communities,
    log,
    fail: (error) => console.error(error.message),
    now: Date.now,
    newId: randomUUID,
    pace: 0,
  });
  try {
    await platform.start(app.bot);
    await app.announcer.connect([platform]);
    const players = createPlayers(slack, app.bot, createTranscript(slack, community, print));
    await playConversation(players);
    await playTasks(players, community);
  } finally {
    await platform.stop();
    await close();
    await slack.stop();
  }
}
