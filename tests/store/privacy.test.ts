import { existsSync, readFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { getTableName } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { personalTables } from "../../src/store/personal-data.ts";
import { aReply } from "../fakes.ts";
import { aMatch } from "../judgements.ts";
import { aFile, aStore } from "./a-store.ts";
import { aRecord, aReview, aRoute, aSolution, aTask, aTurn, aVote } from "./records.ts";

/** Tables that hold nobody's own rows: names of people occur in them at most beside others'. */
const impersonal = [
  "duplicates",
  "embeddings",
  "faq",
  "faq_showings",
  "forge_deliveries",
  "installations",
  "models",
  "opt_outs",
  "outbox",
  "quotes",
  "review_offers",
  "task_blockers",
  "verdicts",
];

const person = "110000000000000777";
const key = { platform: "discord", community: "c1", person } as const;

function bytesOf(file: string): string {
  return [file, `${file}-wal`]
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, "latin1"))
    .join("");
}

describe("personal data", () => {
  it("has decided of every table in the schema whether it has a person's own rows", async () => {
    const file = aFile();
    await aStore(file);
    const database = new Sqlite(file, { readonly: true });
    const tables = database
      .prepare(
        "select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\' and name not like 'sqlite%'",
      )
      .pluck()
      .all();
    database.close();
    const decided = new Set([...personalTables.map(({ table }) => getTableName(table)), ...impersonal]);
    expect(tables.toSorted()).toEqual([...decided].toSorted());
  });

  it("GIVEN a person all over the store THEN neither id nor words are left in the bytes, and others' words stay", async () => {
    const file = aFile();
    const store = await aStore(file);
    const mine = aRecord("mine", { platform: "discord", asker: person, text: "my secret words", link: "https://mine" });
    await store.questions.record({ ...mine, outbox: { id: "o1", reply: aReply({ text: `<@${person}>, see this` }) } });
    const answered = { kind: "answer", rule: "sure-match", reason: "0.9 >= 0.8", confidence: 0.9 } as const;
    const solved = { ...aMatch("mine", 0.9), kind: "solved" as const, wording: "my secret words" };
    const quoting = aTurn(0, { verdict: { ...answered, match: solved } });
    const others = aRecord("theirs", { platform: "discord", asker: "220", text: "their words" }, quoting);
    await store.questions.record(others);
    await store.questions.record(
      aRecord("led", { platform: "discord" }, aTurn(0, { verdict: aRoute("tester", person) })),
    );
    await store.solutions.propose(
      aSolution("theirs", "s1", {
        platform: "discord",
        author: person,
        authorName: "Zoe Secret",
        text: "my secret answer",
      }),
    );
    await store.feedback.record(aVote("theirs", person));
    await store.people.record({ ...key, standing: { roles: [], isModerator: false, isAdmin: false }, at: 1 });
    await store.profiles.save({ ...key, name: "Zoe Secret" });
    await store.privacy.optOut(key, 1);
    const task = await store.tasks.create(
      aTask({ creator: { platform: "discord", person }, details: "my secret details" }),
    );
    await store.tasks.change(
      task,
      { kind: "commented", text: "my secret comment" },
      { platform: "discord", person },
      5,
    );
    const place = { platform: "discord", community: "c1", channel: "help" } as const;
    const { review } = await store.reviews.create(
      aReview({ author: person, title: "my secret title", authorLogin: "my-secret-login", place }),
      person,
    );
    const wish = { kind: "changes-requested", waited: 0, note: "my secret note" } as const;
    await store.reviews.change(review, [{ kind: "assigned", reviewer: person }, wish], person, 5);
    await store.announcements.record({
      id: "a0",
      platform: "discord",
      community: "c1",
      key: "response:mine:first-reply:reminder",
      audience: { kind: "person", person: "220" },
      reply: aReply({ kind: "notice", text: "my secret words" }),
      createdAt: 1,
    });
    const ping = { platform: "discord", community: "c1", person: "220", text: "my secret words", at: 1 } as const;
    await store.duty.ping({ ...ping, key: "question:m-mine:tester" }, 0, 0);
    await store.announcements.record({
      id: "a1",
      platform: "discord",
      community: "c1",
      key: `task-due:task-1:${person}`,
      audience: { kind: "person", person },
      reply: aReply({ text: "my secret reminder" }),
      createdAt: 1,
    });
    expect(bytesOf(file)).toContain(person);
    expect(await store.privacy.erase(key, "erased-1", 9)).toBeGreaterThan(6);
    const bytes = bytesOf(file);
    expect(bytes).not.toContain(person);
    expect(bytes).not.toMatch(/secret/i);
    expect(bytes).toContain("their words");
    expect((await store.questions.find("c1", "led"))?.verdicts[0].verdict).toMatchObject({ person: "erased-1" });
    expect(await store.privacy.findPersonalRows(key)).toEqual(new Map());
    expect(await store.privacy.hasOptedOut(key)).toBe(true);
  });

  it("GIVEN an id that is a word, and a namesake elsewhere THEN prose and the namesake stay", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("mine", { asker: "ann", text: "ann asks" }));
    await store.questions.record(aRecord("other", { asker: "bob", text: "did ann ask <@ann> that?" }));
    await store.questions.record(aRecord("far", { community: "c2", asker: "ann", text: "ann of c2" }));
    await store.privacy.erase({ platform: "web", community: "c1", person: "ann" }, "erased-1", 9);
    expect((await store.questions.find("c1", "mine"))?.question).toMatchObject({ asker: "erased-1", text: "" });
    expect((await store.questions.find("c1", "other"))?.question.text).toBe("did ann ask <@erased-1> that?");
    expect((await store.questions.find("c2", "far"))?.question).toMatchObject({ asker: "ann", text: "ann of c2" });
  });

  it("GIVEN two people erased who voted on one question THEN both are gone", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1", { asker: "cid" }));
    await store.feedback.record(aVote("q1", "ann"));
    await store.feedback.record(aVote("q1", "bob"));
    await store.privacy.erase({ platform: "web", community: "c1", person: "ann" }, "erased-1", 9);
    await store.privacy.erase({ platform: "web", community: "c1", person: "bob" }, "erased-2", 9);
    expect(await store.feedback.findByQuestion("c1", "q1")).toEqual([]);
  });

  it("GIVEN an opt-out THEN it holds for that person, platform and community alone", async () => {
    const store = await aStore();
    await store.privacy.optOut(key, 1);
    await store.privacy.optOut(key, 2);
    const asked = [
      key,
      { ...key, community: "c2" },
      { ...key, platform: "slack" as const },
      { ...key, person: "110000000000000778" },
    ];
    expect(await Promise.all(asked.map(store.privacy.hasOptedOut))).toEqual([true, false, false, false]);
  });
});
