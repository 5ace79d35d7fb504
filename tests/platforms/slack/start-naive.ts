import type { AddressInfo } from "node:net";
import { App, type AppOptions } from "@slack/bolt";
import { toScopes } from "../../../src/platforms/slack/web-methods.ts";
import { appToken, type SlackDouble, signingSecret, startSlackDouble } from "../../doubles/slack/slack-double.ts";
import type { Mode } from "./start-slack.ts";

export interface Naive {
  readonly slack: SlackDouble;
  readonly app: App;
  stop(): Promise<void>;
}

export interface NaiveOptions {
  readonly mode?: Mode;
  readonly app?: AppOptions;
  /** Milliseconds that Slack waits for an acknowledgement. */
  readonly ackTimeout?: number;
  /** What the bot does. */
  readonly listen?: (app: App) => void;
}

/** A Slack, and in it a bot on the real Bolt that is made as tutorials make one. */
export async function startNaive({ mode = "socket", app: made, ackTimeout, listen }: NaiveOptions): Promise<Naive> {
  const slack = await startSlackDouble({
    mode,
    scopes: toScopes(),
    ...(ackTimeout === undefined ? {} : { ackTimeout }),
  });
  const { clientOptions, ...rest } = made ?? {};
  const app = new App({
    ...(mode === "socket" ? { socketMode: true, appToken } : { signingSecret }),
    token: slack.workspace.botToken,
    clientOptions: { slackApiUrl: slack.apiUrl, ...clientOptions },
    logger: silent,
    ...rest,
  });
  listen?.(app);
  const server = await app.start(0);
  if (mode === "http") {
    const { port } = (server as { address(): AddressInfo }).address();
    slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  }
  return {
    slack,
    app,
    async stop() {
      await app.stop();
      await slack.stop();
    },
  };
}

/** A logger for Bolt that says nothing. */
export const silent = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => "error" as never,
  setName: () => {},
};
