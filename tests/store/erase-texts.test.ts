import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Match } from "../../src/core/question/match.ts";
import { aReply } from "../fakes.ts";
import { aJudgement } from "../judgements.ts";
import { aFile, aStore } from "./a-store.ts";
import { aRecord, aTask, aTurn, aVote } from "./records.ts";

describe("eraseTextsBefore", () => {
  it("GIVEN old and new questions THEN blanks the old ones with their replies and keeps verdicts and votes", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("old", { askedAt: 99 }));
    await store.questions.record(aRecord("new", { askedAt: 100 }));
    await store.feedback.record(aVote("old", "ann"));
    expect(await store.questions.eraseTextsBefore("c1", 100, 100)).toBe(1);
    expect(await store.questions.eraseTextsBefore("c1", 100, 100)).toBe(0);
    expect(await store.questions.find("c1", "old")).toMatchObject({ question: { text: "" }, verdicts: [aTurn(0)] });
    expect(await store.audit.findLatest("c1", 9, { actions: ["texts-erased"] })).toEqual([
      { community: "c1", actor: "system", action: "texts-erased", subject: "c1", details: { questions: 1 }, at: 100 },
    ]);
    expect(await store.feedback.findByQuestion("c1", "old")).toHaveLength(1);
    expect(await store.outbox.findReply("c1", "old", 0)).toBeUndefined();
    expect((await store.outbox.findOpen("web")).map(({ messageId }) => messageId)).toEqual(["m-new"]);
    expect((await store.questions.find("c1", "new"))?.question.text).toBe("text of new");
    expect(await store.questions.record(aRecord("again", { messageId: "m-old" }))).toMatchObject({ isNew: false });
  });

  it("GIVEN old tasks THEN what is done loses its words, and what is open the message it was made from", async () => {
    const store = await aStore();
    const ann = { platform: "web", person: "ann" } as const;
    const message = { title: "A bug", details: "the message", messageId: "m1" };
    const done = await store.tasks.create(aTask({ ...message, createdAt: 1 }), [{ kind: "commented", text: "a word" }]);
    await store.tasks.change(done, { kind: "done" }, ann, 99);
    await store.tasks.create(aTask({ ...message, createdAt: 1 }), [{ kind: "commented", text: "a word" }]);
    await store.tasks.create(aTask({ title: "Plan", details: "by hand", createdAt: 1 }));
    await store.tasks.create(aTask({ ...message, createdAt: 100 }));
    const elsewhere = await store.tasks.create(aTask({ community: "c2", title: "Other", details: "other" }));
    await store.tasks.change(elsewhere, { kind: "done" }, ann, 2);
    await store.questions.eraseTextsBefore("c1", 100, 100);
    const texts = [1, 2, 3, 4].map(async (number) => {
      const task = await store.tasks.find("c1", number);
      const comments = (await store.tasks.findHistory("c1", number)).flatMap(({ change }) =>
        change.kind === "commented" ? change.text : [],
      );
      return [task?.title, task?.details, ...comments];
    });
    expect(await Promise.all(texts)).toEqual([
      ["", "", ""],
      ["A bug", "", "a word"],
      ["Plan", "by hand"],
      ["A bug", "the message"],
    ]);
    expect(await store.tasks.find("c2", 1)).toMatchObject({ title: "Other", details: "other" });
  });

  it("GIVEN a later question whose verdict quotes an old one THEN blanks the quote, and a FAQ's wording stays", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("old", { askedAt: 1 }));
    await store.questions.record(aRecord("older", { askedAt: 0 }));
    await store.questions.record(quoting("new", ["old", "older"]));
    await store.outbox.close("o-c1-new", "sent", 1);
    await store.questions.eraseTextsBefore("c1", 100, 100);
    const found = await store.questions.find("c1", "new");
    const wordings = found?.verdicts[0].judgement.matches.map(({ wording }) => wording);
    expect(wordings).toEqual(["", "", "wording of a FAQ"]);
    expect(found?.verdicts[0].verdict).toMatchObject({
      kind: "suggest",
      matches: [{ wording: "" }, { wording: "" }, {}],
    });
    expect(found?.question.text).toBe("text of new");
    expect(await store.outbox.findReply("c1", "new", 0)).toBeUndefined();
  });

  it("GIVEN a reply that points to an old question THEN blanks it, and the two stay linked", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("old", { askedAt: 1 }));
    await store.questions.record({ ...aRecord("new", { askedAt: 100 }), duplicateOf: "old" });
    await store.outbox.close("o-c1-new", "sent", 1);
    await store.questions.eraseTextsBefore("c1", 100, 100);
    expect(await store.outbox.findReply("c1", "new", 0)).toBeUndefined();
    expect(await store.duplicates.findOpen("c1", 0, 9)).toMatchObject([{ id: "new" }]);
    expect(await store.duplicates.findSame("c1", "old")).toMatchObject([{ id: "new" }]);
  });

  it("GIVEN a quoting reply that still waits THEN lets it be sent, and blanks it the next time", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("old", { askedAt: 1 }));
    await store.questions.record(quoting("new", ["old"]));
    await store.questions.eraseTextsBefore("c1", 100, 100);
    expect(await store.outbox.findOpen("web")).toMatchObject([{ messageId: "m-new" }]);
    await store.outbox.close("o-c1-new", "sent", 1);
    await store.questions.eraseTextsBefore("c1", 100, 100);
    expect(await store.outbox.findReply("c1", "new", 0)).toBeUndefined();
  });

  it("GIVEN texts of all lengths THEN none is left in the bytes of the files", async () => {
    const file = aFile();
    const store = await aStore(file);
    const marker = "Geheimnis";
    const toText = (index: number) => `${marker} ${"x".repeat((index * 7919) % 9000)} ${marker}`;
    for (let index = 0; index < 200; index++) {
      const entry = aRecord(`q${index}`, { askedAt: index % 2 === 0 ? index : 5000, text: toText(index) });
      const later = { ...entry.question, text: index % 2 === 0 ? entry.question.text : "kept" };
      const reply = aReply({ text: later.text });
      await store.questions.record({ ...entry, question: later, outbox: { id: `o${index}`, reply } });
    }
    expect(bytesOf(file)).toContain(marker);
    expect(await store.questions.eraseTextsBefore("c1", 5000, 5000)).toBe(100);
    expect(bytesOf(file)).not.toContain(marker);
    expect(bytesOf(file)).toContain("kept");
  });
});

function quoting(id: string, quotedIds: readonly string[]) {
  const matches: readonly Match[] = [
    ...quotedIds.map((quoted) => aMatch("solved", quoted, `text of ${quoted}`)),
    aMatch("faq", "f1", "wording of a FAQ"),
  ];
  const verdict = {
    kind: "suggest",
    rule: "possible-matches",
    reason: "0.5 >= 0.4",
    confidence: 0.5,
    matches,
  } as const;
  return aRecord(id, { askedAt: 500 }, aTurn(0, { verdict, judgement: aJudgement({ matches }) }));
}

function aMatch(kind: Match["kind"], id: string, wording: string): Match {
  return { kind, id, wording, similarity: 0.5, confidence: 0.5 };
}

function bytesOf(file: string): string {
  return [file, `${file}-wal`]
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, "latin1"))
    .join("");
}
