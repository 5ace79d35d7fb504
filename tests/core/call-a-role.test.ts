import { describe, expect, it } from "vitest";
import type { AnnouncementDraft } from "../../src/core/announcement/announcement.ts";
import type { Community } from "../../src/core/community/community.ts";
import { createBot } from "../../src/core/create-bot.ts";
import type { IncomingMessage } from "../../src/core/question/message.ts";
import { aCommunity, aTime, countedIds, silentLog } from "../fakes.ts";
import { aJudgement } from "../judgements.ts";
import { aStore } from "../store/a-store.ts";

const here = { community: "lumen", platform: "web" } as const;
const day = 24 * 3_600_000;

/** A bot to which every message is a question for the technical supporters, Tess and Tom. */
async function aBot(changes: Partial<Community> = {}) {
  const store = await aStore();
  const said: AnnouncementDraft[] = [];
  const [role, other] = aCommunity().roles;
  const members = [
    { id: "tess", name: "Tess" },
    { id: "tom", name: "Tom" },
  ];
  const roles = [{ ...role!, members, channels: { web: "desk" } }, other!];
  const judgement = aJudgement({ role: [["technical-supporter", 0.95]] });
  const judge = {
    judge: async () => judgement,
    remember: async () => {},
    forget: () => {},
    setFaq: async () => {},
  };
  const bot = createBot(
    {
      communities: new Map([["lumen", { community: aCommunity({ roles, ...changes }), judge }]]),
      store,
      log: silentLog,
      metrics: { recordVerdict: () => {}, recordFeedback: () => {}, recordModel: () => {} },
      announce: async (drafts) => void said.push(...drafts),
      now: () => aTime,
      newId: countedIds(),
    },
    [],
  );
  const ask = (messageId: string, more: Partial<IncomingMessage> = {}) =>
    bot.handleMessage({
      ...here,
      channel: "help",
      messageId,
      author: { id: "ann", roleIds: [], isBot: false },
      text: `What of ${messageId}?`,
      addressed: false,
      sentAt: aTime,
      ...more,
    });
  const leave = (person: string) => store.duty.saveAbsence({ ...here, person, start: aTime, end: aTime + day });
  return { store, said, bot, ask, leave };
}

describe("calling a role", () => {
  it("GIVEN questions THEN the people of the role take turns", async () => {
    const { ask } = await aBot();
    const called = [];
    for (const id of ["m1", "m2", "m3"]) called.push((await ask(id))?.mention?.person);
    expect(called).toEqual(["tess", "tom", "tess"]);
  });

  it("GIVEN a message delivered three times at once THEN it takes one turn", async () => {
    const { ask } = await aBot();
    await Promise.all([ask("m1"), ask("m1"), ask("m1")]);
    expect((await ask("m2"))?.mention?.person).toBe("tom");
  });

  it("GIVEN a channel that is only observed THEN nobody's turn is used up", async () => {
    const channels = [
      { id: "help", mode: "auto" },
      { id: "shadow", mode: "observe" },
    ] as const;
    const { ask, bot } = await aBot({ platforms: { web: { channels, defaultMode: "off", moderators: [] } } });
    expect(await ask("m1", { channel: "shadow" })).toBeUndefined();
    expect(await bot.explain("lumen", { platform: "web", messageId: "m1" })).toMatchObject({
      verdicts: [{ verdict: { kind: "route", role: "technical-supporter" } }],
    });
    expect((await ask("m2"))?.mention?.person).toBe("tess");
  });

  it("GIVEN nobody there THEN nobody is pinged, the next hour is named and the role's channel is told once", async () => {
    const { ask, leave, said } = await aBot();
    await leave("tess");
    await leave("tom");
    const reply = await ask("m1");
    await ask("m1");
    expect(reply).not.toHaveProperty("mention");
    expect(reply?.text).toMatch(/Nobody .* 16 Jan 2026, 09:30 \(UTC\)/);
    expect(said).toMatchObject([
      { audience: { kind: "channel", channel: "desk" }, reply: { text: expect.stringContaining("> What of m1?") } },
    ]);
  });

  it.each([
    ["a direct message", { channel: "direct" }],
    ["a private channel", { isPrivate: true } as const],
  ])("GIVEN nobody there and a question in %s THEN the role's channel reads nothing of it", async (_, asked) => {
    const { ask, leave, said } = await aBot();
    await leave("tess");
    await leave("tom");
    await ask("m1", { ...asked, addressed: true });
    expect(said).toMatchObject([
      { reply: { text: expect.stringContaining("It was asked in private; `/queue` shows") } },
    ]);
    expect(JSON.stringify(said)).not.toContain("What of m1?");
  });

  it("GIVEN people who were sent enough today THEN the question is theirs without a ping, and its line is kept", async () => {
    const { ask, store } = await aBot({ duty: { pingsPerDay: 1 } });
    await ask("m1");
    await ask("m2");
    const third = await ask("m3");
    expect(third).not.toHaveProperty("mention");
    expect(third?.text).toContain("in the queue");
    expect(await store.duty.findHeld(here)).toMatchObject([{ person: "tess", text: "What of m3?" }]);
  });

  it("GIVEN an edit that is for the same role THEN it takes no second turn", async () => {
    const { ask, bot } = await aBot();
    await ask("m1");
    const edited = { ...here, channel: "help", messageId: "m1", text: "What else?", addressed: false, sentAt: aTime };
    await bot.handleEdit({ ...edited, author: { id: "ann", roleIds: [], isBot: false } });
    expect((await ask("m2"))?.mention?.person).toBe("tom");
  });

  it("GIVEN a question led to another role THEN it no longer counts against the first one's capacity", async () => {
    const { ask, bot, store } = await aBot();
    const reply = await ask("m1");
    await bot.handleFeedback({
      ...here,
      questionId: reply?.questionId ?? "",
      person: { id: "ann", roleIds: [], isBot: false },
      action: { kind: "vote", vote: "unhelpful", correction: { role: "core-developer" } },
      at: aTime,
    });
    expect(await store.duty.countOpen(here, 0)).toEqual(new Map([["cora", 1]]));
  });

  it("GIVEN a question that is settled THEN it is open no more", async () => {
    const { ask, bot, store } = await aBot();
    const reply = await ask("m1");
    expect(await store.duty.countOpen(here, 0)).toEqual(new Map([["tess", 1]]));
    await bot.handleFeedback({
      ...here,
      questionId: reply?.questionId ?? "",
      person: { id: "ann", roleIds: [], isBot: false },
      action: { kind: "vote", vote: "helpful" },
      at: aTime,
    });
    expect(await store.duty.countOpen(here, 0)).toEqual(new Map());
  });
});

it("GIVEN a crash between a question's record and the word to the role's channel THEN the next start says it", async () => {
  const { ask, leave, said, bot } = await aBot();
  await leave("tess");
  await leave("tom");
  await ask("m1");
  const [told] = said.splice(0);
  await bot.findUnsent("web");
  expect(told?.audience).toEqual({ kind: "channel", channel: "desk" });
  expect(said).toEqual([told]);
});
