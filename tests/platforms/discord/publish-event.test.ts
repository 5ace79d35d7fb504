import { afterEach, describe, expect, it } from "vitest";
import { readTime } from "../../../src/commands/read-time.ts";
import { createAnnouncer } from "../../../src/core/announcement/create-announcer.ts";
import { createEventPublisher } from "../../../src/core/announcement/create-event-publisher.ts";
import { createEventCommands } from "../../../src/features/events/create-event-commands.ts";
import { createEventJob } from "../../../src/features/events/create-event-job.ts";
import { createDiscordPlatform } from "../../../src/platforms/discord/platform.ts";
import { countedIds, silentLog } from "../../fakes.ts";
import { aStore } from "../../store/a-store.ts";
import { openStage, type Stage, type StageOptions } from "./stage.ts";

let stage: Stage | undefined;

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const hour = 3_600_000;
const startsAt = Math.ceil(Date.now() / hour) * hour + 48 * hour;
const start = new Date(startsAt).toISOString();
const talk = { title: "Quantise it", start, length: "90m", place: "Café", description: "int8 for all" };

/** A server with the commands and the job of events; nothing but the store outlives `restart`. */
async function aServer(options: StageOptions = {}) {
  const opened = await openStage(options);
  stage = opened;
  const { double, community, guild, help, moderator, bot } = opened;
  const store = await aStore();
  const publisher = createEventPublisher();
  publisher.connect([opened.platform]);
  const communities = new Map([["lumen", { community, judge: undefined as never }]]);
  const { announce } = createAnnouncer({
    announcements: store.announcements,
    log: silentLog,
    now: Date.now,
    newId: countedIds(),
  });
  const ports = { store, communities, announce, readTime, log: silentLog, publishEvent: publisher.publish };
  const call = (name: string, values: Readonly<Record<string, string>>) =>
    createEventCommands(ports)
      .find((command) => command.name === `event ${name}`)!
      .handle({
        platform: "discord",
        community: "lumen",
        channel: help.id,
        name: `event ${name}`,
        options: values,
        person: { id: moderator.id, roleIds: [], isBot: false, language: "en" },
        at: Date.now(),
      });
  const run = () => createEventJob(ports).run(Date.now(), new AbortController().signal);
  const restart = async () => {
    await opened.platform.stop();
    const platform = createDiscordPlatform({
      token: double.token,
      apiUrl: double.apiUrl,
      communities: [community],
      log: silentLog,
      fail: () => {},
      now: Date.now,
    });
    await platform.start(bot);
    publisher.connect([platform]);
    stage = { ...opened, close: () => platform.stop().then(opened.close) };
  };
  const find = (number = 1) => store.events.find("lumen", number);
  const told = async () => (await store.announcements.findOpen("discord")).map(({ reply }) => reply.text);
  const writes = () =>
    double.calls.filter(({ method, path }) => method !== "GET" && path.includes("scheduled-events")).length;
  return { double, listed: guild.state.scheduledEvents, call, run, restart, find, told, writes };
}

describe("the server's own list of events", () => {
  it("GIVEN a plan THEN it is listed once; GIVEN it is cancelled THEN it is there too", async () => {
    const { call, run, listed, find, writes } = await aServer();
    await call("create", talk);
    for (let count = 0; count < 3; count += 1) await run();
    const [event] = listed;
    expect(listed).toHaveLength(1);
    expect(event).toMatchObject({
      name: "Quantise it",
      description: "int8 for all\n\nE-1",
      location: "Café",
      startsAt: start,
      endsAt: new Date(startsAt + 1.5 * hour).toISOString(),
      status: 1,
    });
    expect(await find()).toMatchObject({ publication: "published", platformId: event?.id });
    await call("cancel", { event: "E-1" });
    for (let count = 0; count < 3; count += 1) await run();
    expect(event?.status).toBe(4);
    expect(await find()).toMatchObject({ publication: "withdrawn", isCancelled: true });
    expect(writes()).toBe(2);
  });

  it("GIVEN texts longer than Discord takes and no place THEN they are cut, and two of one name stay two", async () => {
    const { call, run, listed } = await aServer();
    const long = { ...talk, title: "t".repeat(150), description: "d".repeat(2000) };
    await call("create", { ...long, place: "p".repeat(300) });
    await call("create", { ...long, place: "" });
    await run();
    expect(
      listed.map(({ name, description, location }) => [name.length, description?.length, location.length]),
    ).toEqual([
      [100, 1000, 100],
      [100, 1000, 1],
    ]);
    expect(listed.map(({ description }) => description?.slice(-3))).toEqual(["E-1", "E-2"]);
  });

  it("GIVEN no permission THEN the event stands, moderators are told once, and it is not tried again", async () => {
    const { call, run, listed, find, told, restart, writes } = await aServer({ botLacks: ["createEvents"] });
    await call("create", talk);
    await run();
    await restart();
    await run();
    expect([listed, writes()]).toEqual([[], 1]);
    expect(await find()).toMatchObject({ publication: "refused", isCancelled: false });
    expect(await told()).toEqual([expect.stringMatching(/E-1 .*Quantise it.* stands.*Create Events/)]);
  });

  it.each(["before", "after"] as const)(
    "GIVEN the connection breaks %s the work and Usher starts anew THEN the event is listed once",
    async (drop) => {
      const { double, call, run, restart, listed, find } = await aServer();
      double.faults.add({ method: "POST", path: /scheduled-events/, drop });
      await call("create", talk);
      await run();
      expect(await find()).toMatchObject({ publication: "open" });
      await restart();
      await run();
      expect(listed).toHaveLength(1);
      expect(await find()).toMatchObject({ publication: "published", platformId: listed[0]?.id });
    },
  );

  it("GIVEN it was listed unheard and cancelled before the next run THEN it is called off there", async () => {
    const { double, call, run, listed, find } = await aServer();
    double.faults.add({ method: "POST", path: /scheduled-events/, drop: "after" });
    await call("create", talk);
    await run();
    await call("cancel", { event: "E-1" });
    await run();
    expect(listed.map(({ status }) => status)).toEqual([4]);
    expect(await find()).toMatchObject({ publication: "withdrawn" });
  });
});
