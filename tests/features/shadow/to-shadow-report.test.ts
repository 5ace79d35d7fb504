import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Verdict } from "../../../src/core/question/verdict.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { aQuickUsher, callUsher } from "../../journeys/a-small-community.ts";
import { aMatch } from "../../judgements.ts";
import { anAbstention, anAnswer, aRecord, aRoute, aSolution, aTurn, aVote } from "../../store/records.ts";

const chatter: Verdict = {
  kind: "abstain",
  rule: "not-a-question",
  reason: "",
  confidence: 0.9,
  handOver: { to: "nobody" },
};
const suggestion: Verdict = {
  kind: "suggest",
  rule: "possible-matches",
  reason: "",
  confidence: 0.6,
  matches: [aMatch("install", 0.6), aMatch("gpu", 0.4)],
};

describe("usher shadow report", () => {
  it("GIVEN observed questions THEN it tells what Usher would have done and how often people agree", async () => {
    const usher = aQuickUsher();
    mkdirSync(join(usher.folder, "data"));
    const store = await openStore({ file: join(usher.folder, "data", "usher.db") });
    const observe = async (id: string, verdict: Verdict, channel = "lounge") => {
      const { outbox: _, ...silent } = aRecord(id, { community: "mini", channel }, aTurn(0, { verdict }));
      await store.questions.record(silent);
    };
    await observe("right", anAnswer);
    await observe("wrong", anAnswer);
    await observe("nothing", anAnswer);
    await observe("untold", anAnswer);
    await observe("second", suggestion);
    await observe("called", aRoute("developer"));
    await observe("other", aRoute("developer"));
    await observe("queue", anAbstention);
    await observe("thanks", chatter);
    await observe("missed", chatter);
    await observe("elsewhere", chatter, "help");
    await store.questions.record(aRecord("spoken", { community: "mini" }, aTurn(0, { verdict: anAnswer })));
    const say = (id: string, correction: NonNullable<Parameters<typeof aVote>[2]>["correction"]) =>
      store.feedback.record(
        aVote(id, "mona", {
          community: "mini",
          standpoint: "moderator",
          vote: "unhelpful",
          ...(correction && { correction }),
        }),
      );
    await say("right", { faqId: "gpu" });
    await say("wrong", { faqId: "install" });
    await say("nothing", { kind: "nothing-fits" });
    await say("second", { faqId: "gpu" });
    await say("other", { role: "tester" });
    await store.solutions.propose(aSolution("called", "s1", { community: "mini", role: "developer" }));
    await store.solutions.propose(aSolution("missed", "s2", { community: "mini", role: "tester" }));
    await store.close();

    expect(JSON.parse(await callUsher(usher, ["shadow", "report", "--json"]))).toEqual({
      community: "mini",
      questions: 8,
      answer: { questions: 4, told: 3, agreed: 1 },
      suggest: { questions: 1, told: 1, agreed: 1 },
      route: { questions: 2, told: 2, agreed: 1 },
      handOver: 1,
      silent: { messages: 2, answered: 1 },
    });
    expect(await callUsher(usher, ["shadow", "report"])).toMatch(
      /^mini: 8 questions observed\nwould have answered 4; people told the entry of 3, and 1 agree \(33 %\)\n/,
    );
  });

  it("GIVEN nothing observed THEN it says how to begin", async () => {
    expect(await callUsher(aQuickUsher(), ["shadow", "report"])).toContain("set a channel's mode to observe");
  });
});
