import { describe, expect, it } from "vitest";
import { createAnnouncer } from "../../../src/core/announcement/create-announcer.ts";
import type { Acceptance } from "../../../src/core/solution/solution.ts";
import { createKudosCommands } from "../../../src/features/kudos/create-kudos-commands.ts";
import { createThanksJob } from "../../../src/features/kudos/create-thanks-job.ts";
import { aCommunity, aTime, countedIds, silentLog } from "../../fakes.ts";
import { aStore } from "../../store/a-store.ts";
import { aRecord } from "../../store/records.ts";

const hour = 3_600_000;
const day = 24 * hour;
const here = { community: "lumen", platform: "web", channel: "help" } as const;

async function aCommunityThatThanks(thanksChannel?: string) {
  const store = await aStore();
  const { platforms } = aCommunity();
  const web = { ...platforms.web!, ...(thanksChannel && { thanksChannel }) };
  const workingTime = { timeZone: "Asia/Shanghai", hours: [], holidays: [] };
  const community = aCommunity({ platforms: { ...platforms, web }, workingTime });
  const communities = new Map([["lumen", { community, judge: undefined as never }]]);
  const ids = countedIds();
  const { announce } = createAnnouncer({
    announcements: store.announcements,
    log: silentLog,
    now: () => aTime,
    newId: ids,
  });
  const commands = createKudosCommands({ store, communities, newId: ids });
  const job = createThanksJob({ store, communities, announce, log: silentLog });
  return {
    store,
    call: (name: string, id: string, options: Readonly<Record<string, string>> = {}, at = aTime) =>
      commands
        .find((command) => command.name === `kudos ${name}`)!
        .handle({
          ...here,
          name: `kudos ${name}`,
          options,
          person: { id, roleIds: [], isBot: false, language: "en" },
          at,
        }),
    run: (at: number) => job.run(at, new AbortController().signal),
    said: async () =>
      (await store.announcements.findOpen("web")).map(({ audience, reply }) => ({ audience, text: reply.text })),
    /** An answer of somebody to a question of another, accepted. */
    accept: async (author: string, asker: string, by: Partial<Acceptance> = {}) => {
      const questionId = ids();
      await store.questions.record(aRecord(questionId, { ...here, asker }));
      const solution = { ...here, questionId, text: "Pin the driver.", author, answeredAt: aTime - 2 * day };
      await store.solutions.accept(solution, { person: asker, standpoint: "asker", at: aTime - day, ...by });
    },
  };
}

describe("/kudos give", () => {
  it("GIVEN a confirmed answer THEN its author is thanked publicly, without a ping, once a month a pair, and audited", async () => {
    const { call, accept, store } = await aCommunityThatThanks();
    await accept("tess", "ann");
    const thanks = await call("give", "ann", { person: "tess", reason: "the driver; mail me at ann@example.org" });
    expect(thanks).toMatchObject({
      visibility: "public",
      text: "**ann** thanks **Tess Okafor**: the driver; mail me at [e-mail]",
    });
    expect(thanks.mention).toBeUndefined();
    const again = await Promise.all([1, 2].map(() => call("give", "ann", { person: "tess" })));
    expect(again.map(({ text }) => text)).toEqual(
      Array(2).fill("You thanked Tess Okafor in the last 30 days already."),
    );
    expect(await store.audit.findLatest("lumen", 1)).toMatchObject([
      { action: "kudos-given", actor: "ann", subject: "tess" },
    ]);
    await store.questions.eraseTextsBefore("lumen", aTime + day, aTime + day);
    expect((await store.kudos.findSince("lumen", 0))[0]?.reason).toBeUndefined();
  });

  it("GIVEN more than a day's thanks THEN the rest waits", async () => {
    const { call, accept } = await aCommunityThatThanks();
    for (const helper of ["h1", "h2", "h3", "h4"]) await accept(helper, "zoe");
    for (const helper of ["h1", "h2", "h3"])
      expect((await call("give", "ann", { person: helper })).visibility).toBe("public");
    expect((await call("give", "ann", { person: "h4" })).text).toContain("keep some thanks for tomorrow");
    expect((await call("give", "ann", { person: "h4" }, aTime + 25 * hour)).visibility).toBe("public");
  });

  it.each([
    ["oneself", "tess", {}, "cannot thank oneself"],
    ["who has no confirmed answer", "ann", { person: "ben" }, "No answer of ben was confirmed"],
    ["who confirmed their own answer", "ann", { person: "sly" }, "No answer of sly was confirmed"],
    ["whose answer a helper accepted", "ann", { person: "pal" }, "No answer of pal was confirmed"],
    ["who wants none", "ann", { person: "shy" }, "prefers not to be thanked"],
  ])("GIVEN %s THEN there are no thanks", async (_, giver, options, text) => {
    const { call, accept, store } = await aCommunityThatThanks();
    await accept("tess", "ann");
    await accept("shy", "ann");
    await accept("sly", "ann", { person: "sly", standpoint: "moderator" });
    await accept("pal", "ann", { person: "cora", standpoint: "helper" });
    await call("opt-out", "shy");
    const reply = await call("give", giver, { person: "tess", ...options });
    expect([reply.visibility, reply.text]).toEqual(["private", expect.stringContaining(text)]);
    expect(await store.kudos.findSince("lumen", 0)).toEqual([]);
  });
});

it("GIVEN confirmed answers THEN /kudos show names who helped, but nobody who opted out", async () => {
  const { call, accept } = await aCommunityThatThanks();
  expect((await call("show", "ann")).text).toContain("Nobody yet");
  for (const asker of ["ann", "ben"]) for (const author of ["tess", "shy"]) await accept(author, asker);
  await call("opt-out", "shy");
  const { text } = await call("show", "ann");
  expect(text).toContain("- **Tess Okafor**: 2 confirmed answers to 2 people");
  expect(text).not.toContain("shy");
  await call("opt-in", "shy");
  expect((await call("show", "ann")).text).toContain("**shy**");
});

describe("monthly thanks", () => {
  // 2026-02-01 09:00 in Shanghai.
  const first = Date.UTC(2026, 1, 1, 1);

  it("GIVEN runs at any hour, repeated and missed THEN the month is thanked for once, in the community's time", async () => {
    const { accept, run, said } = await aCommunityThatThanks("lounge");
    for (const asker of ["ann", "ben"]) await accept("tess", asker);
    for (const asker of ["ann", "ben"]) await accept("cora", asker, { at: aTime - 40 * day });
    await run(first - 1);
    expect(await said()).toEqual([]);
    for (const later of [30 * hour, 31 * hour, 5 * day]) await run(first + later);
    expect(await said()).toEqual([
      {
        audience: { kind: "channel", channel: "lounge" },
        text: expect.stringContaining("**Tess Okafor**: 2 confirmed"),
      },
    ]);
    expect((await said())[0]?.text).not.toContain("Cora");
  });

  it.each([
    ["no channel for it", undefined, first + hour],
    ["more than a week after", "lounge", first + 8 * day],
  ])("GIVEN %s THEN nothing is said", async (_, channel, at) => {
    const { accept, run, said } = await aCommunityThatThanks(channel);
    for (const asker of ["ann", "ben"]) await accept("tess", asker);
    await run(at);
    expect(await said()).toEqual([]);
  });
});
