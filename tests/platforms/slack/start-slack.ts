import { onTestFinished } from "vitest";
import type { Community } from "../../../src/core/community/community.ts";
import type { UsherError } from "../../../src/core/errors.ts";
import type { Bot } from "../../../src/core/ports/bot.ts";
import type { Log } from "../../../src/core/ports/log.ts";
import type { SlackOptions } from "../../../src/platforms/slack/options.ts";
import { createSlackPlatform, type SlackPlatform } from "../../../src/platforms/slack/platform.ts";
import { subscriptions, toScopes } from "../../../src/platforms/slack/web-methods.ts";
import type { ElementPick } from "../../doubles/slack/interactions.ts";
import {
  appToken,
  type SlackDouble,
  type SlackDoubleOptions,
  signingSecret,
  startSlackDouble,
} from "../../doubles/slack/slack-double.ts";
import type { SlackMessage } from "../../doubles/slack/state.ts";
import { aCommunity, countedIds, type FakeBot, type FakeBotOptions, fakeBot } from "../../fakes.ts";

export type Mode = "socket" | "http";

/** The sample community on Slack: `help` and the private `core` are automatic, `lounge` answers mentions, `closed` is closed. */
export function aSlackCommunity(changes: Partial<Community> = {}): Community {
  const community = aCommunity();
  const slack = {
    id: "T0LUMEN",
    channels: [
      { id: "C0HELP", mode: "auto" as const },
      { id: "G0CORE", mode: "auto" as const },
    ],
    defaultMode: "mention" as const,
    moderators: ["U0MONA"],
  };
  return {
    ...community,
    platforms: { ...community.platforms, slack },
    roles: community.roles.map((role) =>
      role.id === "technical-supporter" ? { ...role, platformIds: { slack: "S0SUPPORT" } } : role,
    ),
    ...changes,
  };
}

/** The fake bot of that community. */
export function aSlackBot(options: Omit<FakeBotOptions, "community"> = {}): FakeBot {
  return fakeBot({ community: aSlackCommunity(), ...options });
}

/** Picks the button of this label. */
export const labelled =
  (label: string): ElementPick =>
  ({ text }) =>
    (text as { readonly text?: string } | undefined)?.text === label;

/** Something that waits until a test lets it go. */
export function aHold(): { readonly until: Promise<void>; readonly release: () => void } {
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { until, release: () => release() };
}

export interface Line {
  readonly level: keyof Log;
  readonly sentence: string;
  readonly fields: object;
}

/** A log that can be read. */
export function aLog(): Log & { readonly lines: readonly Line[] } {
  const lines: Line[] = [];
  const write = (level: keyof Log) => (fields: object, sentence: string) => {
    lines.push({ level, sentence, fields });
  };
  return { lines, debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}

export interface Running<B extends Bot = FakeBot> {
  readonly slack: SlackDouble;
  readonly platform: SlackPlatform;
  readonly bot: B;
  readonly log: ReturnType<typeof aLog>;
  readonly failures: readonly UsherError[];
  /** Ada asks; gives the answer. */
  ask(text: string, channel?: string): Promise<SlackMessage>;
  /** Delivers an unrelated question and waits for its answer: by then everything before it has been dealt with. */
  settle(): Promise<void>;
  /** Ends both; the end of the test does it, too. */
  stop(): Promise<void>;
}

export interface StartOptions<B extends Bot> {
  readonly mode?: Mode;
  readonly bot?: B;
  readonly changes?: Partial<SlackOptions>;
  readonly double?: Partial<SlackDoubleOptions>;
  /** Called between the double's start and the platform's. */
  readonly before?: (slack: SlackDouble) => void;
}

/** The platform's options against a double, quick where Slack is slow. */
export function toOptions(slack: SlackDouble, mode: Mode, changes: Partial<SlackOptions> = {}): SlackOptions {
  return {
    mode,
    botToken: slack.workspace.botToken,
    ...(mode === "socket" ? { appToken } : { signingSecret, port: 0, host: "127.0.0.1" }),
    apiUrl: slack.apiUrl,
    communities: [aSlackCommunity()],
    log: aLog(),
    fail: () => {},
    now: () => Date.now(),
    newId: countedIds("slack"),
    pace: 0,
    retryDelays: [5, 10, 20],
    reconnectDelays: [5, 20],
    ...changes,
  };
}

/** Starts double and platform until the test ends; every scope the platform's own table names is granted. */
export async function startSlack<B extends Bot = FakeBot>(options: StartOptions<B> = {}): Promise<Running<B>> {
  const mode = options.mode ?? "socket";
  const slack = await startSlackDouble({
    mode,
    scopes: toScopes(),
    subscriptions: Object.keys(subscriptions),
    ...options.double,
  });
  options.before?.(slack);
  const bot = options.bot ?? (aSlackBot() as Bot as B);
  const log = aLog();
  const failures: UsherError[] = [];
  const fail = (error: UsherError) => {
    failures.push(error);
    slack.state.changes.emit("changed");
  };
  const platform = createSlackPlatform(toOptions(slack, mode, { log, fail, ...options.changes }));
  const stop = async () => {
    await platform.stop();
    await slack.stop();
  };
  onTestFinished(stop);
  await platform.start(bot);
  if (mode === "http") slack.setRequestUrl(`${platform.address()}/slack/events`);
  const askAs = async (user: string, text: string, channel = "C0HELP") => {
    const { ts } = slack.people.post(channel, user, text);
    await slack.until(() => slack.answers(channel, ts).length > 0, `the answer to ${text} in ${channel}`);
    return slack.answers(channel, ts)[0] as SlackMessage;
  };
  return {
    slack,
    platform,
    bot,
    log,
    failures,
    ask: (text, channel) => askAs("U0ADA", text, channel),
    settle: async () => void (await askAs("U0TESS", "Does this overfit?")),
    stop,
  };
}
