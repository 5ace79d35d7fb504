import { describe, expect, it } from "vitest";
import { readTime } from "../../../src/commands/read-time.ts";
import { createAnnouncer } from "../../../src/core/announcement/create-announcer.ts";
import { createEventCommands } from "../../../src/features/events/create-event-commands.ts";
import { createEventJob } from "../../../src/features/events/create-event-job.ts";
import { readLength } from "../../../src/features/events/read-length.ts";
import { aCommunity, aTime, countedIds, silentLog } from "../../fakes.ts";
import { aStore } from "../../store/a-store.ts";

const hour = 3_600_000;
const start = new Date(aTime + 48 * hour).toISOString();
const talk = { title: "Quantise it", start, length: "90m", place: "voice", description: "int8 for all", kind: "talk" };

async function aHall() {
  const store = await aStore();
  const communities = new Map([["lumen", { community: aCommunity(), judge: undefined as never }]]);
  const { announce } = createAnnouncer({
    announcements: store.announcements,
    log: silentLog,
    now: () => aTime,
    newId: countedIds(),
  });
  const ports = { store, communities, announce, readTime };
  const commands = createEventCommands(ports);
  const call = (name: string, person: string, options: Readonly<Record<string, string>> = {}, at = aTime) =>
    commands
      .find((command) => command.name === `event ${name}`)!
      .handle({
        platform: "web",
        community: "lumen",
        channel: "help",
        name: `event ${name}`,
        options,
        person: { id: person, roleIds: [], isBot: false, language: "en" },
        at,
      });
  const job = createEventJob({ ...ports, log: silentLog, publishEvent: async () => undefined });
  const run = (at: number) => job.run(at, new AbortController().signal);
  const said = async () =>
    (await store.announcements.findOpen("web")).map(({ audience, reply }) => [
      audience.kind === "person" ? audience.person : audience.channel,
      reply.text,
    ]);
  return { store, commands, call, run, said };
}

describe("/event", () => {
  it("GIVEN a plan THEN it is shown to all with buttons to answer, kept, listed and audited", async () => {
    const { call, store } = await aHall();
    const shown = await call("create", "tess", talk);
    expect(shown).toMatchObject({
      visibility: "public",
      title: "E-1 · Talk: Quantise it",
      text: expect.stringContaining("Sat, 17 Jan 2026, 09:30 – Sat, 17 Jan 2026, 11:00"),
      buttons: [{ action: { kind: "command", name: "event rsvp", options: { event: "E-1", answer: "yes" } } }, {}, {}],
    });
    expect((await call("list", "ann")).text).toContain("E-1 · Sat, 17 Jan 2026, 09:30 · Talk: Quantise it");
    expect((await call("list", "ann", {}, aTime + 50 * hour)).text).toContain("Nothing is planned");
    expect(await store.audit.findLatest("lumen", 1)).toMatchObject([{ action: "event-created", subject: "E-1" }]);
  });

  it.each([
    ["a time nobody understands", { start: "when pigs fly" }, "I cannot read “when pigs fly” as a time"],
    ["a day without an hour", { start: "saturday" }, "At what time does it start?"],
    ["a date that is another day elsewhere", { start: "1/2/2026 18:00" }, "2026-01-02 18:00 or 2026-02-01 18:00"],
    ["a time that is past", { start: "2025-01-01T00:00Z" }, "is in the past"],
    ["a length nobody understands", { length: "long" }, "I cannot read “long” as a length"],
  ])("GIVEN %s THEN it is asked for again and nothing is kept", async (_, changes, text) => {
    const { call, store } = await aHall();
    const reply = await call("create", "tess", { ...talk, ...changes });
    expect([reply.visibility, reply.text]).toEqual(["private", expect.stringContaining(text)]);
    expect(await store.events.find("lumen", 1)).toBeUndefined();
  });

  it("GIVEN answers THEN the latest of each person counts", async () => {
    const { call, store } = await aHall();
    await call("create", "tess", talk);
    await call("rsvp", "ann", { event: "E-1", answer: "yes" });
    expect(await store.audit.findLatest("lumen", 1)).toMatchObject([{ actor: "ann", action: "event-answered" }]);
    await call("rsvp", "ben", { event: "e1", answer: "maybe" });
    await call("rsvp", "ann", { event: "1", answer: "no" });
    expect((await call("show", "ann", { event: "E-1" })).text).toContain("0 coming, 1 maybe, 1 not");
    expect((await call("rsvp", "ann", { event: "E-7", answer: "yes" })).text).toContain("There is no event E-7");
    expect((await call("rsvp", "ann", { event: "E-1", answer: "yes" }, aTime + 50 * hour)).text).toBe("This is over.");
  });

  it.each([
    ["its host", "tess", "Quantise it"],
    ["a moderator", "mona", "Quantise it"],
    ["another helper", "cora", "Only its host or a moderator"],
  ])("GIVEN %s calls it off THEN who may does, and those who come are told", async (_, person, text) => {
    const { call, said } = await aHall();
    await call("create", "tess", talk);
    for (const [who, answer] of Object.entries({ ann: "yes", ben: "maybe", eve: "no" }))
      await call("rsvp", who, { event: "E-1", answer });
    const reply = await call("cancel", person, { event: "E-1" });
    expect(reply.text).toContain(text);
    const isDone = reply.visibility === "public";
    expect((await said()).map(([who]) => who)).toEqual(isDone ? ["ann", "ben"] : []);
    expect((await call("list", "ann")).text.includes("cancelled")).toBe(isDone);
    if (isDone) expect((await call("cancel", person, { event: "E-1" })).text).toContain("was cancelled already");
  });

  it("GIVEN an event that took place THEN a recap can be written, before it none", async () => {
    const { call } = await aHall();
    await call("create", "tess", talk);
    expect((await call("recap", "tess", { event: "E-1", recap: "fine" })).text).toContain("has not taken place yet");
    const later = aTime + 50 * hour;
    expect(await call("recap", "tess", { event: "E-1", recap: "It was fine." }, later)).toMatchObject({
      visibility: "public",
      text: expect.stringContaining("It was fine."),
    });
    expect((await call("show", "ann", { event: "E-1" }, later)).text).toContain("It was fine.");
  });

  it("GIVEN what is typed THEN events that fit are offered", async () => {
    const { call, commands } = await aHall();
    await call("create", "tess", talk);
    await call("create", "tess", { ...talk, title: "Release 2.0", kind: "release-party" });
    const rsvp = commands.find(({ name }) => name === "event rsvp")!;
    const typed = { platform: "web", community: "lumen", channel: "help", name: "event rsvp", at: aTime } as const;
    const person = { id: "ann", roleIds: [], isBot: false };
    expect(await rsvp.suggest?.({ ...typed, person, options: { event: "rel" } }, "event")).toEqual([
      { label: "E-2 · Release 2.0", value: "E-2" },
    ]);
  });
});

describe("reminders of events", () => {
  it("GIVEN runs at any moment, repeated and missed THEN each reminder is said once, in the person's own time zone", async () => {
    const { call, store, run, said } = await aHall();
    await store.profiles.save({ community: "lumen", platform: "web", person: "ann", timeZone: "Asia/Shanghai" });
    await call("create", "tess", talk);
    await call("rsvp", "ann", { event: "E-1", answer: "yes" });
    await call("rsvp", "eve", { event: "E-1", answer: "no" });
    for (const before of [25, 23, 23, 20, 0.2, 0.2, 0.1, -1]) await run(aTime + 48 * hour - before * hour);
    expect(await said()).toEqual([
      ["ann", "Reminder: **Quantise it**, Sat, 17 Jan 2026, 17:30."],
      ["ann", "**Quantise it** starts in 12 minutes."],
    ]);
  });

  it("GIVEN it is over THEN the host is asked for a recap, once, unless there is one", async () => {
    const { call, run, said } = await aHall();
    await call("create", "tess", talk);
    for (const after of [2, 3]) await run(aTime + 48 * hour + after * hour);
    expect(await said()).toEqual([["tess", expect.stringContaining("is over")]]);
  });

  it("GIVEN a cancelled event THEN nobody is reminded", async () => {
    const { call, run, said } = await aHall();
    await call("create", "tess", talk);
    await call("cancel", "tess", { event: "E-1" });
    await run(aTime + 47.9 * hour);
    expect(await said()).toEqual([]);
  });
});

it.each([
  ["90", 90],
  ["90m", 90],
  ["2h", 120],
  ["1.5h", 90],
  ["1h30", 90],
  ["2 小时", 120],
  ["30分钟", 30],
  ["0", undefined],
  ["soon", undefined],
  ["9999h", undefined],
])("GIVEN the length %j THEN it is %j minutes", (text, minutes) => {
  expect(readLength(text)).toBe(minutes === undefined ? undefined : minutes * 60_000);
});
