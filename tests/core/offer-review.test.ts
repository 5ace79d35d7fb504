import { describe, expect, it } from "vitest";
import { aCommunity } from "../fakes.ts";
import { aJudgement } from "../judgements.ts";
import { serveBot } from "../serve-bot.ts";

const link = "https://github.com/acme/tokenizer/pull/7";
const reviews = { role: "core-developer", remindAfterHours: 8, escalateAfterHours: 24, repositories: [] };
const button = { label: "Find a reviewer", action: { kind: "command", name: "review request", options: { link } } };

function serve(changes: Partial<ReturnType<typeof aCommunity>> = { reviews }) {
  const judge = (text: string) =>
    text.includes("?") ? aJudgement({ role: [["core-developer", 0.95]] }) : aJudgement({ notAQuestion: 0.99 });
  return serveBot({ community: aCommunity(changes), judge });
}

describe("a pull request that is posted", () => {
  it("GIVEN no question with it THEN a reviewer is offered, once a pull request", async () => {
    const { ask } = await serve();
    const offer = await ask(`I opened ${link}/files`, "ann");
    expect(offer).toMatchObject({
      kind: "notice",
      text: "Shall I find a reviewer for **acme/tokenizer#7**?",
      buttons: [button],
    });
    expect(await ask(`once more: ${link}`, "ben")).toBeUndefined();
  });

  it("GIVEN a question with it THEN the offer comes with the reply to that", async () => {
    const { ask } = await serve();
    const reply = await ask(`Who can look at ${link}?`, "ann");
    expect(reply?.kind).toBe("route");
    expect(reply?.buttons[0]).toMatchObject(button);
  });

  it("GIVEN the same message delivered twice THEN the same offer", async () => {
    const { ask } = await serve();
    const first = await ask(link, "ann", { messageId: "m1" });
    expect(await ask(link, "ann", { messageId: "m1" })).toEqual(first);
  });

  it.each([
    ["no role reviews", {}],
    [
      "the channel is only observed",
      { reviews, platforms: { web: { channels: [], defaultMode: "observe", moderators: [] } } },
    ],
  ] as const)("GIVEN %s THEN nothing is said", async (_, changes) => {
    const { ask } = await serve(changes);
    expect(await ask(link, "ann")).toBeUndefined();
  });

  it("GIVEN a question about a pull request without its address THEN the reply is as ever", async () => {
    const { ask } = await serve();
    const reply = await ask("Who can look at my pull request for the tokenizer?", "ann");
    expect(reply?.kind).toBe("route");
    expect(reply?.buttons.map(({ label }) => label)).not.toContain("Find a reviewer");
  });
});
