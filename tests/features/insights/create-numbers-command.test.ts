import { describe, expect, it } from "vitest";
import { createNumbersCommand } from "../../../src/features/insights/create-numbers-command.ts";
import { aTime } from "../../fakes.ts";
import { serveBot } from "../../serve-bot.ts";
import { anAbstention, anAnswer, aRecord, aRoute, aSolution, aTurn, aVote } from "../../store/records.ts";

const day = 86_400_000;
const here = { community: "lumen" } as const;

async function serve() {
  const served = await serveBot({ commands: (context) => [createNumbersCommand(context)] });
  const ask = (id: string, verdict = aTurn(0, { verdict: anAnswer }), askedAt = aTime - day) =>
    served.store.questions.record(aRecord(id, { ...here, askedAt }, verdict));
  const vote = (id: string, vote: "helpful" | "unhelpful", standpoint: "asker" | "bystander" = "asker") =>
    served.store.feedback.record(aVote(id, `${vote}-${standpoint}`, { ...here, vote, standpoint }));
  return { ...served, ask, vote };
}

describe("/numbers", () => {
  it("GIVEN a quiet week THEN says so", async () => {
    const { call, ask } = await serve();
    await ask("old", undefined, aTime - 8 * day);
    expect((await call("numbers", "mona")).text).toBe("Nothing was asked in the last seven days.");
  });

  it("GIVEN answers confirmed, refuted, presumed and advised on, a route and an accepted answer THEN counts each once", async () => {
    const { call, ask, vote, store } = await serve();
    for (const id of ["right", "wrong", "silent", "advised", "both"]) await ask(id);
    await vote("right", "helpful");
    await vote("wrong", "unhelpful");
    await vote("advised", "unhelpful", "bystander");
    await vote("both", "helpful");
    await vote("both", "unhelpful");
    await ask("led", aTurn(0, { verdict: aRoute("core-developer", "cora") }));
    await store.solutions.accept(aSolution("led", "s1", here), { person: "ann", standpoint: "asker", at: aTime });
    await ask("open", aTurn(0, { verdict: aRoute("core-developer", "cora") }));
    await ask("chatter", aTurn(0, { verdict: { ...anAbstention, rule: "not-a-question" } }));
    const { text, visibility } = await call("numbers", "mona");
    expect(visibility).toBe("private");
    expect(text.split("\n")).toEqual([
      "**Last seven days:** 7 questions",
      "- answered at once: 5 (confirmed 1, wrong 2, presumed right 2)",
      "- suggestions: 0, led to a role: 2, left to people: 0",
      "- solved by an accepted answer of a person: 1",
      "- waiting now: 1",
      "- of the 3 automatic answers that somebody judged, 33 % were right",
    ]);
  });
});
