import { expect, it } from "vitest";
import { createAnnouncer } from "../../../src/core/announcement/create-announcer.ts";
import { pingPerson } from "../../../src/core/duty/ping-person.ts";
import { createHeldJob } from "../../../src/features/duty/create-held-job.ts";
import { aCommunity, aTime, countedIds, silentLog } from "../../fakes.ts";
import { aStore } from "../../store/a-store.ts";

const hour = 3_600_000;
const place = { community: "lumen", platform: "web" } as const;

async function aDay() {
  const store = await aStore();
  const community = aCommunity({ duty: { pingsPerDay: 1 } });
  const communities = new Map([["lumen", { community, judge: undefined as never }]]);
  const { announcements } = store;
  const { announce } = createAnnouncer({ announcements, log: silentLog, now: () => aTime, newId: countedIds() });
  const ping = (key: string, person = "tess") =>
    pingPerson(store, community, { ...place, person, key, text: `about ${key}`, at: aTime });
  const run = (at: number) =>
    createHeldJob({ store, communities, announce, log: silentLog }).run(at, new AbortController().signal);
  const told = async () => (await announcements.findOpen("web")).map(({ audience, reply }) => [audience, reply.text]);
  return { store, ping, run, told };
}

it("GIVEN more than a day's pings THEN the rest come together on the next day, once", async () => {
  const { ping, run, told } = await aDay();
  expect([await ping("a"), await ping("b"), await ping("c")]).toEqual(["sent", "held", "held"]);
  await run(aTime + hour);
  expect(await told()).toEqual([]);
  for (const later of [15, 16, 40]) await run(aTime + later * hour);
  expect(await told()).toEqual([
    [{ kind: "person", person: "tess" }, expect.stringMatching(/these 2 waited for you:\n- about b\n- about c$/)],
  ]);
});

it("GIVEN a person who is away THEN they are told when they are back", async () => {
  const { store, ping, run, told } = await aDay();
  await ping("a");
  await ping("b");
  await store.duty.saveAbsence({ ...place, person: "tess", start: aTime, end: aTime + 48 * hour });
  await run(aTime + 20 * hour);
  expect(await told()).toEqual([]);
  await run(aTime + 49 * hour);
  expect(await told()).toHaveLength(1);
});
