import { pino } from "pino";
import { expect, it } from "vitest";
import { openChatPlatforms } from "../../src/commands/serving/open-chat-platforms.ts";
import { readTokens } from "../../src/commands/serving/read-tokens.ts";
import type { Community } from "../../src/core/community/community.ts";
import { aCommunity } from "../fakes.ts";
import { aStore } from "../store/a-store.ts";

async function open(environment: Readonly<Record<string, string>>, communities: readonly Community[] = [aCommunity()]) {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line).msg) });
  const discord = { development: false, messageContent: true, requestsPerSecond: 50 };
  const tokens = readTokens(environment);
  const platforms = await openChatPlatforms({
    tokens,
    communities,
    discord,
    store: await aStore(),
    log,
    metrics: { recordRefusal: () => {} },
    fail: () => {},
  });
  return { names: platforms.map(({ name }) => name), lines };
}

it("GIVEN no tokens THEN each platform is off, and the log says so once", async () => {
  expect(await open({ DISCORD_TOKEN: "" })).toEqual({
    names: [],
    lines: ["off: DISCORD_TOKEN is not set", "off: SLACK_BOT_TOKEN is not set"],
  });
});

it("GIVEN a token and a server THEN Discord is on; GIVEN no community with one THEN it is said what to set", async () => {
  const here = { id: "123456789012345678", channels: [], defaultMode: "off", moderators: [] } as const;
  const served = aCommunity({ platforms: { discord: here } });
  expect(await open({ DISCORD_TOKEN: "token" }, [served])).toMatchObject({ names: ["discord"] });
  await expect(open({ DISCORD_TOKEN: "token" })).rejects.toMatchObject({
    code: "config-invalid",
    message: expect.stringContaining("platforms.discord"),
  });
});
