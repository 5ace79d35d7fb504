import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { aFile, aStore } from "./a-store.ts";
import { aRecord, aReview } from "./records.ts";

describe("reviews", () => {
  it("GIVEN a review THEN all of it comes back, and its changes in their order give what it is", async () => {
    const store = await aStore();
    const { review } = await store.reviews.create(aReview({ title: "Faster" }), "ann");
    const changes = [
      { kind: "assigned", reviewer: "cora" },
      { kind: "changes-requested", waited: 5, note: "a test" },
      { kind: "resumed" },
    ] as const;
    const outcome = await store.reviews.change(review, changes, "cora", 2000);
    const found = await store.reviews.find("c1", 1);
    expect(outcome).toEqual({ kind: "changed", review: found });
    expect(found).toMatchObject({ reviewer: "cora", round: 1, waited: 5, waitingSince: 2000, turn: 1, version: 4 });
    expect(await store.reviews.findByUrl("c1", review.url)).toEqual(found);
    expect((await store.reviews.findHistory("c1", 1)).map(({ change }) => change)).toEqual([
      { kind: "requested" },
      ...changes,
    ]);
  });

  it("GIVEN a change to what has changed since THEN nothing happens", async () => {
    const store = await aStore();
    const { review } = await store.reviews.create(aReview(), "ann");
    await store.reviews.change(review, [{ kind: "approved", waited: 0 }], "cora", 2000);
    expect(await store.reviews.change(review, [{ kind: "drafted", waited: 0 }], "ann", 2001)).toEqual({
      kind: "outdated",
    });
    expect(await store.reviews.findHistory("c1", 1)).toHaveLength(2);
  });

  it("GIVEN a delivery that was taken in THEN it is known, and one that changed nothing is not", async () => {
    const store = await aStore();
    const { review } = await store.reviews.create(aReview(), "ann");
    const delivery = { id: "d1", at: 2000 };
    const stale = { ...review, version: 9 };
    const merge = [{ kind: "merged", waited: 0 }] as const;
    expect(await store.reviews.change(stale, merge, "forge:ann", 2000, delivery)).toEqual({ kind: "outdated" });
    expect(await store.reviews.change(review, merge, "forge:ann", 2000, delivery)).toMatchObject({ kind: "changed" });
    expect(await store.reviews.change(review, merge, "forge:ann", 2000, delivery)).toEqual({ kind: "known" });
  });

  it("GIVEN closed reviews THEN only those changed lately are current", async () => {
    const store = await aStore();
    const { review } = await store.reviews.create(aReview(), "ann");
    await store.reviews.create(aReview({ url: "https://x/a/b/pull/2" }), "ann");
    await store.reviews.change(review, [{ kind: "merged", waited: 0 }], "forge:ann", 2000);
    const numbers = async (since: number) => (await store.reviews.findCurrent("c1", since)).map(({ number }) => number);
    expect([await numbers(2000), await numbers(2001)]).toEqual([[1, 2], [2]]);
  });

  it("GIVEN an offer THEN the message it was made under keeps it, also when it comes again", async () => {
    const { reviews } = await aStore();
    const message = { platform: "web", community: "c1", messageId: "m1" } as const;
    const url = "https://x/a/b/pull/1";
    expect(await reviews.offer(url, message)).toBe(true);
    expect(await reviews.offer(url, message)).toBe(true);
    expect(await reviews.offer(url, { ...message, messageId: "m2" })).toBe(false);
    await reviews.create(aReview(), "ann");
    expect(await reviews.offer(url, message)).toBe(false);
  });

  it("GIVEN old reviews THEN what people wrote of them leaves the bytes of the file, and what was announced", async () => {
    const file = aFile();
    const store = await aStore(file);
    await store.questions.record(aRecord("q1"));
    const { review } = await store.reviews.create(aReview({ title: "Geheimnis eins" }), "ann");
    const note = { kind: "changes-requested", waited: 0, note: "Geheimnis zwei" } as const;
    await store.reviews.change(review, [note], "cora", 2000);
    const reply = {
      kind: "notice",
      language: "en",
      title: "Geheimnis drei",
      text: "Geheimnis vier",
      buttons: [],
    } as const;
    const audience = { kind: "channel", channel: "help" } as const;
    const draft = { platform: "web", community: "c1", audience, createdAt: 2000 } as const;
    await store.announcements.record({ ...draft, id: "a1", key: "k1", reply: { ...reply, visibility: "public" } });
    await store.announcements.close("a1", "sent", 2001);
    await store.questions.eraseTextsBefore("c1", 3000, 3000);
    const bytes = [file, `${file}-wal`].filter(existsSync).map((path) => readFileSync(path, "latin1"));
    expect(bytes.join("")).not.toContain("Geheimnis");
    expect(await store.announcements.findFor({ platform: "web", community: "c1" }, [audience], 9)).toEqual([]);
    expect(
      await store.announcements.record({ ...draft, id: "a2", key: "k1", reply: { ...reply, visibility: "public" } }),
    ).toBe(false);
    expect((await store.reviews.findHistory("c1", 1)).at(-1)?.change).toEqual({ ...note, note: "" });
  });
});
