import { describe, expect, it } from "vitest";
import type { Store } from "../../src/core/ports/store.ts";
import { aStore } from "./a-store.ts";
import { aProposal, aRecord, aReview, aRoute, aSolution, aSuggestion, aTask, aTurn, aVote } from "./records.ts";

/** Every finder that takes a community, and what it says of one where nothing happened. */
const finders: readonly [
  name: string,
  find: (store: Store, community: string) => Promise<unknown>,
  nothing: unknown,
][] = [
  ["questions.find", (store, community) => store.questions.find(community, "q1"), undefined],
  [
    "questions.findByMessage",
    (store, community) => store.questions.findByMessage({ platform: "web", community, messageId: "m-q1" }),
    undefined,
  ],
  [
    "questions.findByThread",
    (store, community) => store.questions.findByThread({ platform: "web", community, channel: "help", thread: "t1" }),
    [],
  ],
  ["questions.findByLink", (store, community) => store.questions.findByLink(community, "https://q1"), undefined],
  [
    "questions.findByReply",
    (store, community) => store.questions.findByReply({ platform: "web", community, messageId: "sent-q1" }),
    undefined,
  ],
  ["questions.findWaiting", (store, community) => store.questions.findWaiting(community, 9), []],
  ["questions.findUnspoken", (store, community) => store.questions.findUnspoken(community), []],
  ["questions.findLastSeen", (store, community) => store.questions.findLastSeen("web", community), new Map()],
  ["questions.countVerdicts", (store, community) => store.questions.countVerdicts(community), {}],
  ["feedback.findByQuestion", (store, community) => store.feedback.findByQuestion(community, "q1"), []],
  ["feedback.findAll", (store, community) => store.feedback.findAll(community), []],
  ["feedback.countVotes", (store, community) => store.feedback.countVotes(community), {}],
  ["faq.findAll", (store, community) => store.faq.findAll(community), []],
  ["faq.find", (store, community) => store.faq.find(community, "f1"), undefined],
  ["faq.findRemoved", (store, community) => store.faq.findRemoved(community), []],
  [
    "faq.findLastShown",
    (store, community) => store.faq.findLastShown({ platform: "web", community, channel: "help" }, "f1"),
    undefined,
  ],
  ["faq.countUses", (store, community) => store.faq.countUses(community), new Map()],
  ["faq.findWrittenAt", (store, community) => store.faq.findWrittenAt(community), new Map()],
  ["faq.findRevisions", (store, community) => store.faq.findRevisions(community, "f1"), []],
  [
    "outbox.findPosts",
    (store, community) => store.outbox.findPosts({ platform: "web", community, messageId: "m-q1" }),
    [],
  ],
  ["outbox.findReply", (store, community) => store.outbox.findReply(community, "q1", 0), undefined],
  ["models.findAll", (store, community) => store.models.findAll(community), []],
  [
    "announcements.findFor",
    (store, community) =>
      store.announcements.findFor({ platform: "web", community }, [{ kind: "person", person: "ann" }], 9),
    [],
  ],
  ["duty.findEntries", (store, community) => store.duty.findEntries({ platform: "web", community }, "tester"), []],
  ["duty.findAbsences", (store, community) => store.duty.findAbsences({ platform: "web", community }), []],
  ["duty.findSwap", (store, community) => store.duty.findSwap(community, "swap"), undefined],
  ["duty.findSwaps", (store, community) => store.duty.findSwaps({ platform: "web", community }, "tester", 0), []],
  ["duty.findSwapsOf", (store, community) => store.duty.findSwapsOf({ platform: "web", community }, "tess", 0), []],
  ["duty.findTurns", (store, community) => store.duty.findTurns({ platform: "web", community }, "tester", 0), []],
  ["duty.countOpen", (store, community) => store.duty.countOpen({ platform: "web", community }, 0), new Map()],
  ["duty.countPings", (store, community) => store.duty.countPings({ platform: "web", community }, 0), new Map()],
  ["duty.findHeld", (store, community) => store.duty.findHeld({ platform: "web", community }), []],
  ["kudos.findSince", (store, community) => store.kudos.findSince(community, 0), []],
  ["kudos.findOptedOut", (store, community) => store.kudos.findOptedOut(community), []],
  ["events.find", (store, community) => store.events.find(community, 1), undefined],
  ["events.findBetween", (store, community) => store.events.findBetween(community, 0, 1e9), []],
  ["events.findRsvps", (store, community) => store.events.findRsvps(community, 1), []],
  ["audit.findLatest", (store, community) => store.audit.findLatest(community, 10), []],
  ["drafts.find", (store, community) => store.drafts.find(community, 1), undefined],
  ["drafts.findOpen", (store, community) => store.drafts.findOpen(community), []],
  ["drafts.findAll", (store, community) => store.drafts.findAll(community, "answer"), []],
  ["drafts.findUntold", (store, community) => store.drafts.findUntold(community), { count: 0 }],
  ["drafts.findDoubtful", (store, community) => store.drafts.findDoubtful(community, 0), []],
  ["duplicates.findOpen", (store, community) => store.duplicates.findOpen(community, 0, 9), []],
  ["duplicates.findSame", (store, community) => store.duplicates.findSame(community, "q5"), []],
  ["audit.findActions", (store, community) => store.audit.findActions(community), []],
  [
    "profiles.find",
    (store, community) => store.profiles.find({ platform: "web", community, person: "ann" }),
    undefined,
  ],
  [
    "privacy.findPersonalRows",
    (store, community) => store.privacy.findPersonalRows({ platform: "web", community, person: "ann" }),
    new Map(),
  ],
  [
    "insights.countNumbers",
    (store, community) => store.insights.countNumbers(community, { from: 0, until: 9e12 }),
    {
      asked: 0,
      answered: 0,
      suggested: 0,
      routed: 0,
      abstained: 0,
      confirmed: 0,
      refuted: 0,
      presumed: 0,
      solvedByPeople: 0,
    },
  ],
  ["profiles.findAll", (store, community) => store.profiles.findAll(community), []],
  ["solutions.find", (store, community) => store.solutions.find(community, "q1"), undefined],
  [
    "solutions.findByMessage",
    (store, community) => store.solutions.findByMessage({ platform: "web", community, messageId: "m-s1" }),
    undefined,
  ],
  ["solutions.findSolved", (store, community) => store.solutions.findSolved(community, ["q1"]), new Map()],
  ["solutions.findAccepted", (store, community) => store.solutions.findAccepted(community), []],
  ["solutions.findSilent", (store, community) => store.solutions.findSilent(community, { from: 0, to: 9e9 }), []],
  ["tasks.find", (store, community) => store.tasks.find(community, 1), undefined],
  ["tasks.findOpen", (store, community) => store.tasks.findOpen(community), []],
  ["tasks.findDue", (store, community) => store.tasks.findDue(community, 99), []],
  ["tasks.findDone", (store, community) => store.tasks.findDone(community, 9), []],
  ["tasks.findHistory", (store, community) => store.tasks.findHistory(community, 1), []],
  ["tasks.findSorted", (store, community) => store.tasks.findSorted(community), []],
  ["reviews.find", (store, community) => store.reviews.find(community, 1), undefined],
  ["reviews.findByUrl", (store, community) => store.reviews.findByUrl(community, "https://x/a/b/pull/1"), undefined],
  ["reviews.findCurrent", (store, community) => store.reviews.findCurrent(community, 0), []],
  ["reviews.findHistory", (store, community) => store.reviews.findHistory(community, 1), []],
  ["people.find", (store, community) => store.people.find({ platform: "web", community, person: "ann" }), undefined],
];

async function fill(store: Store, community: string): Promise<void> {
  const turn = aTurn(0, { verdict: aRoute("tester", "tess") });
  const { outbox, ...entry } = aRecord(
    "q1",
    { community, thread: "t1", link: "https://q1", text: `text of ${community}` },
    turn,
  );
  const promised = { ...outbox!, reply: { ...outbox!.reply, text: community } };
  await store.questions.record({ ...entry, outbox: promised });
  await store.outbox.close(promised.id, { channel: "help", messageIds: ["sent-q1"] }, 5);
  await store.questions.record(aRecord("q2", { community }));
  await store.solutions.accept(aSolution("q1", "s1", { community }), { person: "ann", standpoint: "asker", at: 1 });
  const { outbox: _, ...unspoken } = aRecord("q3", { community, text: "" });
  await store.questions.record(unspoken);
  await store.solutions.propose(aSolution("q2", "s2", { community, silentSince: 5 }));
  await store.feedback.record(aVote("q1", "ann", { community }));
  await store.feedback.record(aVote("q1", "ann", { community, vote: "unhelpful", at: 3000 }));
  const texts = { en: { question: community, variants: [], answer: community } };
  await store.faq.save(community, [{ id: "f1", tags: [], texts }], "system", 1);
  await store.faq.save(community, [{ id: "f2", tags: [], texts }], "system", 1);
  await store.faq.remove(community, "f2", "system", 2);
  await store.faq.recordShowing({ platform: "web", community, channel: "help", faqId: "f1", isPublic: true, at: 3 });
  await store.models.record({ community, version: "v1", trainedAt: 1, report: community });
  await store.announcements.record({
    id: `announcement of ${community}`,
    key: "due:1",
    platform: "web",
    community,
    audience: { kind: "person", person: "ann" },
    reply: { kind: "notice", language: "en", text: community, buttons: [], visibility: "private" },
    createdAt: 1,
  });
  const by = { platform: "web", person: community } as const;
  const first = await store.tasks.create(aTask({ community, title: community, creator: by, dueAt: 9 }));
  const said = { stage: "testing" };
  const sorted = { kind: "sorted", from: "design", to: "testing", said, standpoint: "helper" } as const;
  await store.tasks.change(first, sorted, by, 2);
  const second = await store.tasks.create(aTask({ community, title: `second of ${community}` }));
  await store.tasks.change(second, { kind: "done" }, by, 3);
  await store.profiles.save({ platform: "web", community, person: "ann", name: community, timeZone: "UTC" });
  await store.privacy.optOut({ platform: "web", community, person: "ann" }, 1);
  await fillRota(store, community);
  await fillReviews(store, community);
  await store.questions.record(aRecord("q4", { community }, aTurn(0, { verdict: aSuggestion })));
  await store.drafts.propose(community, ["answer"], [aProposal("q4", { answer: community })], 5);
  await store.questions.record({ ...aRecord("q5", { community }), duplicateOf: "q2" });
  const event = await store.events.create(
    {
      community,
      kind: "talk",
      title: community,
      description: "",
      place: "",
      startsAt: 1,
      endsAt: 2,
      platform: "web",
      channel: "help",
      host: "ann",
    },
    1,
  );
  await store.events.savePublication(community, event.number, { kind: "published", platformId: community });
  await store.events.saveRsvp(community, event.number, { platform: "web", person: "ann" }, "yes");
  const given = {
    id: "thanks",
    community,
    platform: "web",
    giver: "ann",
    receiver: "tess",
    reason: community,
    at: 1,
  } as const;
  await store.kudos.give(given, { perPair: 1, pairSince: 0, perGiver: 1, giverSince: 0 });
  await store.kudos.setOptedOut(community, { platform: "web", person: community }, true, 1);
  await store.people.record({
    platform: "web",
    community,
    person: "ann",
    standing: { roles: [community], isModerator: false, isAdmin: false },
    at: 1,
  });
}

async function fillReviews({ reviews }: Store, community: string): Promise<void> {
  const { review } = await reviews.create(aReview({ community, title: community }), "ann");
  await reviews.change(review, [{ kind: "changes-requested", waited: 1, note: community }], "tess", 2);
}

async function fillRota({ duty }: Store, community: string): Promise<void> {
  const here = { platform: "web", community } as const;
  await duty.saveEntry({
    ...here,
    role: "tester",
    person: "tess",
    isOn: true,
    share: 1,
    skills: [community],
  });
  await duty.saveAbsence({ ...here, person: "tess", start: 1, end: 2 });
  await duty.saveSwap({
    ...here,
    id: "swap",
    role: "tester",
    person: "tess",
    standIn: "tom",
    start: 1,
    end: 2,
    isAgreed: true,
    owed: 0,
  });
  const candidates = [{ person: "tess", taker: "tess", share: 1 }];
  await duty.take({ ...here, role: "tester", subject: "task:1", candidates, at: 1 });
  for (const key of ["one", "two"]) await duty.ping({ ...here, person: "tess", key, text: community, at: 1 }, 0, 1);
}

describe("communities", () => {
  it.each(finders)("GIVEN another community's records THEN %s sees none of them", async (_, find, nothing) => {
    const store = await aStore();
    await fill(store, "c1");
    expect(await find(store, "c1")).not.toEqual(nothing);
    expect(await find(store, "c2")).toEqual(nothing);
  });

  it.each(finders)("GIVEN two communities with equal ids THEN %s keeps them apart", async (_, find) => {
    const [both, alone] = [await aStore(), await aStore()];
    await fill(both, "c1");
    await fill(both, "c2");
    await fill(alone, "c2");
    expect(await find(both, "c2")).toEqual(await find(alone, "c2"));
  });

  it("GIVEN the erasing of one community's texts THEN the other's stay", async () => {
    const store = await aStore();
    await fill(store, "c1");
    await fill(store, "c2");
    expect(await store.questions.eraseTextsBefore("c1", 1e12, 1e12)).toBe(4);
    expect((await store.questions.find("c2", "q1"))?.question.text).toBe("text of c2");
    expect(await store.outbox.findReply("c2", "q1", 0)).toMatchObject({ text: "c2" });
  });

  it("has every finder of the store in this table", async () => {
    const store = await aStore();
    const shared = ["announcements.findOpen", "outbox.findOpen", "embeddings.find", "installations.find"];
    const names = Object.entries(store).flatMap(([port, methods]) =>
      Object.keys(methods).flatMap((name) => (/^(find|count)/.test(name) ? [`${port}.${name}`] : [])),
    );
    expect(names.toSorted()).toEqual([...finders.map(([name]) => name), ...shared].toSorted());
  });
});
