import { describe, expect, it } from "vitest";
import type { ForgeEvent } from "../../../src/core/review/forge-event.ts";
import { createForgeEvents } from "../../../src/features/reviews/take-forge-event.ts";
import { aTime } from "../../fakes.ts";
import { aDesk, aReviewingCommunity, hour, link, policy } from "./a-desk.ts";

const repository = { name: "acme/tokenizer", skills: [], opensIn: { platform: "web", channel: "help" } } as const;

async function aForge(
  repositories: NonNullable<ReturnType<typeof aReviewingCommunity>["reviews"]>["repositories"] = [repository],
) {
  const desk = await aDesk(aReviewingCommunity({ reviews: { ...policy, repositories } }));
  for (const person of ["cora", "ann"]) {
    await desk.store.profiles.save({ community: "lumen", platform: "web", person, login: `${person}-gh` });
  }
  const take = createForgeEvents({ ...desk.ports, now: () => desk.clock.now });
  let count = 0;
  const tell = (action: ForgeEvent["action"], changes: Partial<ForgeEvent> = {}) =>
    take("lumen", {
      delivery: `d${++count}`,
      action,
      repository: "Acme/Tokenizer",
      url: link,
      title: "Faster merges",
      author: "ann-gh",
      by: "ann-gh",
      labels: [],
      isDraft: false,
      isClosed: action === "closed" || action === "merged",
      at: aTime + count * 1000,
      ...changes,
    });
  const state = async () => {
    const review = await desk.store.reviews.findByUrl("lumen", link);
    return review && `${review.state} ${review.reviewer ?? "-"}`;
  };
  return { ...desk, take, tell, state };
}

describe("what GitHub tells", () => {
  it("GIVEN a pull request from its opening to its merge THEN the review follows, and each step is said once", async () => {
    const { tell, state, said } = await aForge();
    const states = [];
    for (const [action, changes] of [
      ["opened", {}],
      ["changes-requested", { by: "cora-gh" }],
      ["pushed", {}],
      ["drafted", { isDraft: true }],
      ["pushed", { isDraft: true }],
      ["ready", {}],
      ["approved", { by: "cora-gh" }],
      ["dismissed", { by: "mona-gh" }],
      ["approved", { by: "cora-gh" }],
      ["merged", {}],
    ] as const) {
      await tell(action, changes);
      states.push(await state());
    }
    expect(states).toEqual([
      "waiting-for-reviewer cora",
      "waiting-for-author cora",
      "waiting-for-reviewer cora",
      "waiting-for-author cora",
      "waiting-for-author cora",
      "waiting-for-reviewer cora",
      "approved cora",
      "waiting-for-reviewer cora",
      "approved cora",
      "merged cora",
    ]);
    expect(await said()).toEqual([
      "help @cora: It is Cora's turn to review this.",
      "help @ann: Changes are requested; the author's turn.",
      "help @cora: Ready for another look by Cora.",
      "help @cora: Ready for another look by Cora.",
      "help @ann: Approved by Cora.",
      "help @cora: Ready for another look by Cora.",
      "help @ann: Approved by Cora.",
      "help: Merged. This review is over.",
    ]);
  });

  it("GIVEN a delivery that comes again, also at once THEN it has one effect", async () => {
    const { tell, state, store } = await aForge();
    await tell("opened");
    const again = { delivery: "same", by: "cora-gh", at: aTime + hour } as const;
    const outcomes = await Promise.all([tell("approved", again), tell("approved", again)]);
    expect(outcomes.filter((outcome) => outcome === "taken")).toHaveLength(1);
    await tell("dismissed", { at: aTime + hour });
    expect(await tell("approved", again)).toBe("known");
    expect(await state()).toBe("waiting-for-reviewer cora");
    expect(
      (await store.reviews.findHistory("lumen", 1)).filter(({ change }) => change.kind === "approved"),
    ).toHaveLength(1);
  });

  it("GIVEN a review told of before its pull request's opening THEN nothing is lost, and the opening changes nothing", async () => {
    const { tell, state } = await aForge();
    await tell("changes-requested", { by: "cora-gh", at: aTime + 5000 });
    expect(await tell("opened", { at: aTime })).toBe("ignored");
    expect(await state()).toMatch(/^waiting-for-author/);
  });

  it("GIVEN a late push, review or draft after the close THEN it stays closed; reopening opens it", async () => {
    const { tell, state } = await aForge();
    await tell("opened");
    await tell("closed", { at: aTime + hour });
    for (const action of ["pushed", "approved", "drafted", "review-requested"] as const) {
      expect(await tell(action, { by: "cora-gh", at: aTime + hour / 2 })).toBe("ignored");
      expect(await tell(action, { by: "cora-gh", at: aTime + hour })).toBe("ignored");
    }
    expect(await state()).toBe("cancelled cora");
    await tell("reopened", { at: aTime + 2 * hour });
    expect(await state()).toBe("waiting-for-reviewer cora");
  });

  it("GIVEN the reviewer turns out to be the author THEN somebody else has it", async () => {
    const { call, tell, state, store } = await aForge();
    await call("request", "ben", { link });
    expect(await state()).toBe("waiting-for-reviewer cora");
    await tell("pushed", { author: "Cora-GH", by: "Cora-GH" });
    expect(await state()).toBe("waiting-for-reviewer chen");
    expect(await store.reviews.find("lumen", 1)).toMatchObject({ author: "cora", authorLogin: "Cora-GH" });
    expect(await tell("approved", { author: "Cora-GH", by: "Cora-GH" })).toBe("ignored");
  });

  it("GIVEN a review requested of somebody THEN they have it, and of the author nobody", async () => {
    const { tell, state } = await aForge();
    await tell("opened", { author: "dan", by: "dan" });
    await tell("review-requested", { author: "dan", requested: "ann-gh" });
    expect(await state()).toBe("waiting-for-reviewer ann");
    await tell("review-requested", { author: "dan", requested: "dan" });
    expect(await state()).toBe("waiting-for-reviewer ann");
  });

  it("GIVEN repositories that are unknown, or where reviews are only asked for THEN none begins by itself", async () => {
    const asked = await aForge([{ name: "acme/tokenizer", skills: [] }]);
    expect(await asked.tell("opened")).toBe("ignored");
    await asked.call("request", "ann", { link });
    expect(await asked.tell("approved", { by: "cora-gh" })).toBe("taken");
    const other = await aForge();
    expect(await other.tell("opened", { repository: "acme/other" })).toBe("ignored");
    expect(await other.take("elsewhere", { repository: "acme/tokenizer" } as ForgeEvent)).toBe("ignored");
  });
});
