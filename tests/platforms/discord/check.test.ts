import { afterEach, describe, expect, it } from "vitest";
import { toApplicationId, toInvitation } from "../../../src/commands/discord-invite.ts";
import { checkDiscord, type Finding } from "../../../src/platforms/discord/check.ts";
import { openStage, type Stage, type StageOptions } from "./stage.ts";

let stage: Stage | undefined;

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

async function check(
  options: StageOptions = {},
  change: (stage: Stage) => void = () => {},
): Promise<readonly Finding[]> {
  stage = await openStage({ ...options, startsLater: true });
  change(stage);
  const { double, community } = stage;
  return checkDiscord({ token: double.token, apiUrl: double.apiUrl, communities: [community] });
}

describe("the check of Discord", () => {
  it("GIVEN all is well THEN it finds nothing wrong", async () => {
    const findings = await check();
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings.map(({ name }) => name)).toEqual([
      "Discord: token",
      "Discord: intent MESSAGE CONTENT",
      "Discord: server of lumen",
      "Discord: role technical-supporter of lumen",
      "Discord: role core-developer of lumen",
      "Discord: channel help of lumen",
      "Discord: channel general of lumen",
      "Discord: channel questions of lumen",
    ]);
  });

  it.each<readonly [string, StageOptions, (stage: Stage) => void, string, RegExp]>([
    [
      "an intent that is off",
      {},
      ({ double }) => {
        double.gateway.faults.grantsMessageContent = false;
      },
      "Discord: intent MESSAGE CONTENT",
      /Privileged Gateway Intents/,
    ],
    [
      "a server it is not on",
      {},
      ({ double }) => double.state.guilds.clear(),
      "Discord: server of lumen",
      /invite it with https:/,
    ],
    [
      "a missing permission",
      { botLacks: ["createPublicThreads"] },
      () => {},
      "Discord: channel help of lumen",
      /Create Public Threads/,
    ],
    [
      "events it may not list",
      { botLacks: ["createEvents"] },
      () => {},
      "Discord: server of lumen",
      /on the server: Create Events/,
    ],
    [
      "a permission denied in one channel",
      { deniedInHelp: ["sendInThreads"] },
      () => {},
      "Discord: channel help of lumen",
      /Send Messages in Threads/,
    ],
    [
      "a channel that is gone",
      {},
      ({ double, general }) => double.state.channels.delete(general.id),
      "Discord: channel",
      /no channel/,
    ],
    [
      "a role that may not be mentioned",
      { botLacks: ["mentionEveryone"] },
      () => {},
      "Discord: role technical-supporter of lumen",
      /mention Supporters/,
    ],
    [
      "a role above its own",
      {},
      ({ supporters }) => {
        supporters.position = 99;
      },
      "Discord: role technical-supporter of lumen",
      /above Supporters/,
    ],
  ])("GIVEN %s THEN it names the remedy", async (_, options, change, name, remedy) => {
    const wrong = (await check(options, change)).find((finding) => !finding.ok && finding.name.startsWith(name));
    expect(wrong?.remedy).toMatch(remedy);
  });

  it("GIVEN a wrong token THEN it says so", async () => {
    stage = await openStage({ startsLater: true });
    const { double, community } = stage;
    const findings = await checkDiscord({ token: "wrong", apiUrl: double.apiUrl, communities: [community] });
    expect(findings).toEqual([{ name: "Discord: token", ok: false, remedy: expect.stringContaining("DISCORD_TOKEN") }]);
  });
});

describe("the invitation", async () => {
  it("asks for exactly the permissions it lists", async () => {
    const { link, permissions, intents } = await toInvitation("123456789012345678");
    const url = new URL(link);
    expect(url.searchParams.get("client_id")).toBe("123456789012345678");
    expect(url.searchParams.get("scope")).toBe("bot applications.commands");
    const bits = BigInt(url.searchParams.get("permissions")!);
    expect(bits.toString(2).replaceAll("0", "")).toHaveLength(permissions.length);
    expect(bits & 8n).toBe(0n);
    expect(intents).toEqual(["MESSAGE CONTENT INTENT"]);
  });

  it.each([
    ["123456789012345678", undefined, "123456789012345678"],
    [undefined, `${Buffer.from("123456789012345678").toString("base64")}.rest.of`, "123456789012345678"],
  ])("GIVEN %j and a token THEN it knows the application", (given, token, id) => {
    expect(toApplicationId(given, token)).toBe(id);
  });

  it("GIVEN neither THEN it says what to set", () => {
    expect(() => toApplicationId(undefined, undefined)).toThrow(/^No application's id was given: .*DISCORD_APP_ID/);
  });

  it("GIVEN what is no id THEN it quotes it and says what one looks like", () => {
    expect(() => toApplicationId("abc", undefined)).toThrow(
      '"abc" is no application\'s id: it is a number of 15 to 20',
    );
  });
});
