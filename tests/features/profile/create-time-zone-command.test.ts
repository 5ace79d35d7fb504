import { describe, expect, it } from "vitest";
import { createTimeZoneCommand } from "../../../src/features/profile/create-time-zone-command.ts";
import { aCommunity, aTime } from "../../fakes.ts";
import { aStore } from "../../store/a-store.ts";

const key = { community: "lumen", platform: "web", person: "ann" } as const;

async function aPerson() {
  const store = await aStore();
  const command = createTimeZoneCommand({
    store,
    communities: new Map([["lumen", { community: aCommunity(), judge: undefined as never }]]),
  });
  const call = (options: Readonly<Record<string, string>>, language = "en") => ({
    platform: "web" as const,
    community: "lumen",
    channel: "help",
    name: "timezone",
    options,
    person: { id: "ann", roleIds: [], isBot: false, language },
    at: aTime,
  });
  const say = async (zone?: string, language?: string) =>
    (await command.handle(call(zone === undefined ? {} : { zone }, language))).text;
  return { store, say, suggest: (zone: string) => command.suggest?.(call({ zone }), "zone") };
}

describe("/timezone", () => {
  it.each([
    ["a name", "Asia/Shanghai", "Asia/Shanghai", "17:30"],
    ["another case", "europe/berlin", "Europe/Berlin", "10:30"],
    ["a city", "new york", "America/New_York", "04:30"],
    ["UTC", "utc", "UTC", "09:30"],
  ])("GIVEN %s THEN it is kept, audited, and the local time shown", async (_, typed, timeZone, time) => {
    const { store, say } = await aPerson();
    expect(await say(typed)).toContain(`**${timeZone}**`);
    expect(await store.profiles.find(key)).toEqual({ ...key, timeZone });
    expect(await say()).toMatch(new RegExp(`${timeZone}.* ${time} `));
    expect(await store.audit.findLatest("lumen", 1)).toMatchObject([{ actor: "ann", action: "time-zone-set" }]);
  });

  it.each([
    ["a part of a name", "angele", "en", /mean America\/Los_Angeles\?/],
    ["nonsense", "mars base", "en", /like Europe\/Berlin/],
    ["nonsense in Chinese", "火星", "zh", /Asia\/Shanghai/],
  ])("GIVEN %s THEN it asks back and keeps nothing", async (_, typed, language, answer) => {
    const { store, say } = await aPerson();
    expect(await say(typed, language)).toMatch(answer);
    expect(await store.profiles.find(key)).toBeUndefined();
  });

  it("GIVEN nothing set THEN the community's holds", async () => {
    const { say } = await aPerson();
    expect(await say()).toContain("**UTC**");
  });

  it("GIVEN a beginning THEN names are offered", async () => {
    const { suggest } = await aPerson();
    expect(await suggest("shang")).toEqual([{ label: "Asia/Shanghai", value: "Asia/Shanghai" }]);
  });
});

it("GIVEN a name and a time zone saved apart THEN both are kept", async () => {
  const { store } = await aPerson();
  await store.profiles.save({ ...key, timeZone: "UTC" });
  await store.profiles.save({ ...key, name: "Ann" });
  expect(await store.profiles.findAll("lumen")).toEqual([{ ...key, name: "Ann", timeZone: "UTC" }]);
});
