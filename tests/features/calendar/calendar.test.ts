import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { createCalendarCommand } from "../../../src/features/calendar/create-calendar-command.ts";
import { aTime } from "../../fakes.ts";
import { aRota, aTeam } from "../duty/a-rota.ts";

const hour = 3_600_000;
const here = { community: "lumen", platform: "web" } as const;

async function aCalendar(community = aTeam()) {
  const rota = await aRota(community);
  const communities = new Map([["lumen", { community, judge: undefined as never }]]);
  const command = createCalendarCommand({ store: rota.store, communities });
  const get = (id: string, what = "mine", at = aTime) =>
    command.handle({
      ...here,
      channel: "help",
      name: "calendar",
      options: { what },
      person: { id, roleIds: [], isBot: false, language: "en" },
      at,
    });
  /** What another program makes of the file. */
  const read = async (id: string, what?: string, at?: number) => {
    const { attachment } = await get(id, what, at);
    const root = new ICAL.Component(ICAL.parse(attachment?.text ?? ""));
    return root.getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        sequence: event.sequence,
        title: event.summary,
        description: event.description,
        place: event.location,
        start: event.startDate.toJSDate().toISOString(),
        end: event.endDate.toJSDate().toISOString(),
        status: String(component.getFirstPropertyValue("status")),
      };
    });
  };
  return { ...rota, get, read };
}

function anEvent(store: Awaited<ReturnType<typeof aCalendar>>["store"], title: string, host = "tess") {
  const times = { startsAt: aTime + 48 * hour, endsAt: aTime + 50 * hour };
  const place = { ...here, channel: "help", host };
  return store.events.create(
    {
      ...place,
      ...times,
      kind: "talk",
      title,
      description: "One;\ntwo, three\\",
      place: "A, B",
    },
    1,
  );
}

describe("/calendar", () => {
  it("GIVEN hours over the beginning of daylight saving THEN each day's stand in it at their moment in UTC, without an absence's", async () => {
    const hours = [{ days: ["fri", "mon"], from: "09:00", to: "17:00" }] as const;
    const { store, read } = await aCalendar(
      aTeam({ workingTime: { timeZone: "Europe/Berlin", hours, holidays: ["2026-04-03"] } }),
    );
    const start = Date.UTC(2026, 2, 26);
    await store.duty.saveAbsence({
      ...here,
      person: "tess",
      start: Date.UTC(2026, 3, 5, 22),
      end: Date.UTC(2026, 3, 17, 12),
    });
    const entries = await read("tess", "mine", start);
    const shift = (day: string, from: string) => [
      "On duty: Tess (Technical supporters)",
      `${day}T${from}:00:00.000Z`,
      `${day}T${day < "2026-03-29" ? "16" : "15"}:00:00.000Z`,
    ];
    const lasting = entries.filter(({ status }) => status === "CONFIRMED");
    expect(lasting.map(({ title, start, end }) => [title, start, end])).toEqual([
      shift("2026-03-27", "08"),
      shift("2026-03-30", "07"),
      shift("2026-04-17", "12"),
      shift("2026-04-20", "07"),
      ["Away: Tess", "2026-04-05T22:00:00.000Z", "2026-04-17T12:00:00.000Z"],
    ]);
    const struckOut = entries.filter(({ status }) => status === "CANCELLED");
    expect(struckOut.map(({ start }) => start.slice(0, 10))).toEqual(["2026-04-06", "2026-04-10", "2026-04-13"]);
    const everybody = await read("ann", "duty", start);
    const titles = everybody.map(({ title }) => title).filter((title) => !title.includes("Cora"));
    expect(new Set(titles)).toEqual(
      new Set(["Tess", "Ben", "Cleo"].map((name) => `On duty: ${name} (Technical supporters)`).concat("Away: Tess")),
    );
  });

  it("GIVEN an export in the middle of a shift, and one later THEN entries keep their ids, and the later is newer", async () => {
    const hours = [{ days: ["thu", "fri"], from: "09:00", to: "17:00" }] as const;
    const { read } = await aCalendar(aTeam({ workingTime: { timeZone: "UTC", hours, holidays: [] } }));
    const [first, second] = [await read("tess"), await read("tess", "mine", aTime + hour)];
    expect(first[0]?.start).toBe("2026-01-15T09:00:00.000Z");
    expect(second.map(({ uid }) => uid)).toEqual(first.map(({ uid }) => uid));
    expect(second[0]!.sequence).toBeGreaterThan(first[0]!.sequence);
  });

  it("GIVEN texts with all that iCalendar escapes THEN another program reads them as they were", async () => {
    const { store, read } = await aCalendar();
    await anEvent(store, "Say “hi”; 你好, all\\n of you: BEGIN:VEVENT");
    expect(await read("tess")).toMatchObject([
      {
        uid: "event-1@lumen.usher",
        title: "E-1 Say “hi”; 你好, all\\n of you: BEGIN:VEVENT",
        description: "One;\ntwo, three\\",
        place: "A, B",
        start: "2026-01-17T09:30:00.000Z",
        status: "CONFIRMED",
      },
    ]);
  });

  it("GIVEN an event THEN who comes has it, and once it is called off it is struck out by a newer revision", async () => {
    const { store, read, get } = await aCalendar();
    await anEvent(store, "Quantise it");
    expect((await get("ann")).attachment).toBeUndefined();
    expect((await get("ann")).text).toContain("nothing to put into a calendar");
    await store.events.saveRsvp("lumen", 1, { platform: "web", person: "ann" }, "maybe");
    expect(await read("ann")).toMatchObject([{ sequence: 0, status: "CONFIRMED" }]);
    await store.events.cancel("lumen", 1);
    expect(await read("ann")).toMatchObject([{ sequence: 1, status: "CANCELLED" }]);
    expect(await read("zoe", "events")).toHaveLength(1);
  });

  it("GIVEN tasks THEN the caller's own due ones stand in it, done ones struck out", async () => {
    const { store, read } = await aCalendar();
    const tess = { platform: "web", person: "tess" } as const;
    const base = {
      community: "lumen",
      details: "",
      stage: "implementation",
      priority: "normal",
      creator: tess,
      place: { ...here, channel: "help" },
      createdAt: aTime,
      dueAt: aTime + hour,
    } as const;
    const mine = await store.tasks.create({ ...base, title: "Pin the driver", assignee: tess });
    await store.tasks.create({ ...base, title: "Not mine", assignee: { ...tess, person: "ben" } });
    const [before] = await read("tess");
    expect(before).toMatchObject({
      title: "Due: T-1 Pin the driver",
      start: "2026-01-15T10:30:00.000Z",
      status: "CONFIRMED",
    });
    await store.tasks.change(mine, { kind: "done" }, tess, aTime);
    const [after] = await read("tess");
    expect(after).toMatchObject({ uid: before!.uid, status: "CANCELLED" });
    expect(after!.sequence).toBeGreaterThan(before!.sequence);
  });
});
