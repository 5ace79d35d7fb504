import type { AddressInfo } from "node:net";
import { App, type AppOptions } from "@slack/bolt";
import { onTestFinished } from "vitest";
import { toScopes } from "../../../src/platforms/slack/web-methods.ts";
import {
  appToken,
  type SlackDouble,
  type SlackDoubleOptions,
  signingSecret,
  startSlackDouble,
} from "../../doubles/slack/slack-double.ts";
import type { Outcome } from "../../doubles/slack/transport.ts";
import type { Mode } from "./start-slack.ts";

export interface Naive {
  readonly slack: SlackDouble;
  /** What reached Bolt's `app.error`, in its words. */
  readonly faults: readonly string[];
  /** Where HTTP mode takes requests; empty in Socket Mode. */
  readonly address: string;
  /** Ada asks in a channel. */
  ask(text: string): void;
  /** Ada calls a slash command. */
  call(command: string): Promise<Outcome>;
  /** Ends the bot and its Slack; the end of the test does it, too. */
  stop(): Promise<void>;
}

export interface NaiveOptions {
  readonly mode?: Mode;
  readonly app?: AppOptions;
  readonly double?: Partial<SlackDoubleOptions>;
  /** What the bot does. */
  readonly listen?: (app: App) => void;
}

/** A Slack until the test ends, and in it a bot on the real Bolt that is made as tutorials make one. */
export async function startNaive(
  { mode = "socket", app: made, double, listen }: NaiveOptions,
  whenFinished: (end: () => Promise<void>) => void = onTestFinished,
): Promise<Naive> {
  const slack = await startSlackDouble({ mode, scopes: toScopes(), ...double });
  const { clientOptions, ...rest } = made ?? {};
  const app = new App({
    ...(mode === "socket" ? { socketMode: true, appToken } : { signingSecret }),
    token: slack.workspace.botToken,
    clientOptions: { slackApiUrl: slack.apiUrl, ...clientOptions },
    logger: silent,
    ...rest,
  });
  const stop = async () => {
    await app.stop();
    await slack.stop();
  };
  const faults: string[] = [];
  app.error(async (error) => void faults.push(`${error.code} ${error.message}`));
  listen?.(app);
  const server = await app.start(0);
  whenFinished(stop);
  const address = mode === "http" ? toAddress((server as { address(): AddressInfo }).address()) : "";
  if (mode === "http") slack.setRequestUrl(address);
  return {
    slack,
    faults,
    address,
    ask: (text) => void slack.people.post("C0HELP", "U0ADA", text),
    call: (command) =>
      slack.interactions.command(slack.workspace, "U0ADA", slack.workspace.channels.get("C0HELP")!, command),
    stop,
  };
}

function toAddress({ port }: AddressInfo): string {
  return `http://127.0.0.1:${port}/slack/events`;
}

const silent = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => "error" as never,
  setName: () => {},
};
