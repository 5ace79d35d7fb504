import { expect, it } from "vitest";
import type { Announcement, AnnouncementDraft, AnnouncementOutcome } from "../../src/core/announcement/announcement.ts";
import { type Announcer, createAnnouncer } from "../../src/core/announcement/create-announcer.ts";
import type { ChatPlatform } from "../../src/core/ports/chat-platform.ts";
import { aReply, aTime, countedIds, silentLog } from "../fakes.ts";
import { aStore } from "../store/a-store.ts";

const sent: AnnouncementOutcome = { kind: "sent", messageId: "m1" };

function aPlatform(answer: () => Promise<AnnouncementOutcome>): ChatPlatform & { readonly said: Announcement[] } {
  const said: Announcement[] = [];
  return {
    name: "web",
    said,
    start: async () => {},
    stop: async () => {},
    announce: async (announcement) => {
      const outcome = await answer();
      said.push(announcement);
      return outcome;
    },
  };
}

function aDraft(changes: Partial<AnnouncementDraft> = {}): AnnouncementDraft {
  const audience = { kind: "person", person: "tess" } as const;
  return { platform: "web", community: "lumen", key: "due:1", audience, reply: aReply(), ...changes };
}

async function anAnnouncer(now = () => aTime) {
  const { announcements } = await aStore();
  const announcer: Announcer = createAnnouncer({ announcements, log: silentLog, now, newId: countedIds() });
  return { announcer, announcements };
}

it("GIVEN the same key twice THEN it is said once", async () => {
  const { announcer } = await anAnnouncer();
  const platform = aPlatform(async () => sent);
  await announcer.connect([platform]);
  await announcer.announce([aDraft(), aDraft({ reply: aReply({ text: "again" }) })]);
  await announcer.announce([aDraft()]);
  await announcer.sendOpen();
  expect(platform.said.map(({ reply }) => reply.text)).toEqual([aReply().text]);
});

it("GIVEN no platform yet THEN it is said when that is there", async () => {
  const { announcer } = await anAnnouncer();
  await announcer.announce([aDraft()]);
  const platform = aPlatform(async () => sent);
  await announcer.connect([platform]);
  expect(platform.said).toMatchObject([{ key: "due:1", audience: { person: "tess" } }]);
});

it("GIVEN a platform that fails for now THEN it is tried again, GIVEN a refusal THEN it is not", async () => {
  const { announcer } = await anAnnouncer();
  const outcomes: (() => Promise<AnnouncementOutcome>)[] = [
    () => Promise.reject(new Error("cut")),
    async () => ({ kind: "refused", reason: "no-permission" }),
    async () => sent,
  ];
  let attempts = 0;
  const platform = aPlatform(() => outcomes[attempts++]!());
  await announcer.connect([platform]);
  await announcer.announce([aDraft()]);
  for (let round = 0; round < 3; round += 1) await announcer.sendOpen();
  expect(attempts).toBe(2);
});

it("GIVEN one that waited for three days THEN it is given up", async () => {
  let now = aTime;
  const { announcer } = await anAnnouncer(() => now);
  await announcer.announce([aDraft()]);
  now += 3 * 86_400_000;
  const platform = aPlatform(async () => sent);
  await announcer.connect([platform]);
  expect(platform.said).toEqual([]);
});

it("GIVEN announcements for people and channels THEN each finds its own, oldest first", async () => {
  const { announcer, announcements } = await anAnnouncer();
  await announcer.announce([
    aDraft({ key: "a" }),
    aDraft({ key: "b", audience: { kind: "channel", channel: "help" } }),
    aDraft({ key: "c", audience: { kind: "person", person: "cora" } }),
    aDraft({ key: "d", community: "other" }),
  ]);
  const place = { platform: "web", community: "lumen" } as const;
  const audiences = [{ kind: "person", person: "tess" } as const, { kind: "channel", channel: "help" } as const];
  const keys = async (limit: number) => (await announcements.findFor(place, audiences, limit)).map(({ key }) => key);
  expect(await keys(10)).toEqual(["a", "b"]);
  expect(await keys(1)).toEqual(["b"]);
  expect(await announcements.findFor(place, [], 10)).toEqual([]);
});
