import { describe, expect, it } from "vitest";
import type { Reply } from "../../../src/core/reply/reply.ts";
import { aTime } from "../../fakes.ts";
import { aSolution } from "../../store/records.ts";
import { aQueue, findPosts, gpu, hour } from "./a-queue.ts";

function toLabels({ buttons }: Reply): readonly string[] {
  return buttons.map(({ label }) => label);
}

describe("an unsure answer", () => {
  it("waits for a moderator, and is posted, learnt and made a wording of its entry by one press", async () => {
    const { ask, call, store } = await aQueue();
    const asked = await ask("gpu is invisible to torch", "ann", { messageId: "m1" });
    const list = await call("drafts list", "mona");
    expect(list.text).toContain("One draft waits for your word:\n- D-1 · Unsure answer: gpu is invisible to torch");
    expect(toLabels(list)).toEqual(["D-1"]);
    const shown = await call("drafts show", "mona", { draft: "d1" });
    expect(shown.text).toContain("Install the driver.");
    expect(shown.text).toContain("adds the question to the entry `gpu`");
    expect(toLabels(shown)).toEqual(["Approve", "Edit", "Decline"]);
    const approved = await call("drafts approve", "mona", { draft: "D-1" });
    expect(approved).toMatchObject({ visibility: "private", text: expect.stringContaining("D-1 is approved.") });
    expect((await store.faq.find("lumen", "gpu"))?.texts.en?.variants).toEqual(["gpu is invisible to torch"]);
    expect(await findPosts({ store })).toMatchObject([
      {
        audience: { kind: "channel", channel: "help", thread: "m1" },
        reply: {
          kind: "answer",
          questionId: asked?.questionId,
          text: "Install the driver.",
          footer: "Approved by a moderator",
        },
      },
    ]);
    expect(await store.feedback.findByQuestion("lumen", asked?.questionId ?? "")).toMatchObject([
      { person: "mona", standpoint: "moderator", vote: "helpful", correction: { faqId: "gpu" } },
    ]);
    expect((await call("drafts list", "mona")).text).toBe("Nothing waits for a moderator's word.");
  });

  it("tells the second moderator who was first", async () => {
    const { ask, call } = await aQueue();
    await ask("gpu is invisible", "ann");
    await call("drafts list", "mona");
    await call("drafts decline", "mona", { draft: "D-1", reason: "it is about a fan" });
    const late = await call("drafts approve", "moss", { draft: "D-1" });
    expect(late.text).toBe("D-1 was declined by mona. Reason: it is about a fan");
    expect((await call("drafts decline", "moss", { draft: "D-1", reason: "too" })).text).toContain("by mona");
    expect((await call("drafts approve", "moss", { draft: "D-7" })).text).toContain("There is no draft D-7");
  });

  it("is declined with a reason only, whose secrets are masked, and comes back by a new complaint", async () => {
    const { ask, call, store, press } = await aQueue();
    const asked = await ask("gpu is invisible", "ann");
    await call("drafts list", "mona");
    expect((await call("drafts decline", "mona", { draft: "D-1" })).text).toContain("Say why");
    const reason = "ann@example.org asked something else";
    await call("drafts decline", "mona", { draft: "D-1", reason }, { at: aTime + hour });
    expect((await store.drafts.find("lumen", 1))?.decision?.reason).toBe("[e-mail] asked something else");
    expect((await call("drafts list", "mona")).text).toContain("Nothing waits");
    const complaint = { kind: "vote", vote: "unhelpful", correction: { kind: "nothing-fits" } } as const;
    await store.feedback.record({
      community: "lumen",
      questionId: asked?.questionId ?? "",
      person: "ann",
      standpoint: "asker",
      vote: complaint.vote,
      correction: complaint.correction,
      at: aTime + 2 * hour,
    });
    await press(asked?.questionId, "eve", complaint);
    expect((await call("drafts list", "mona")).text).toContain("D-1");
  });

  it("GIVEN the asker says it helped THEN it waits no longer", async () => {
    const { ask, call, press } = await aQueue();
    const asked = await ask("gpu is invisible", "ann");
    await call("drafts list", "mona");
    await press(asked?.questionId, "ann", { kind: "vote", vote: "helpful", correction: { faqId: "gpu" } });
    expect((await call("drafts list", "mona")).text).toContain("Nothing waits");
    expect((await call("drafts show", "mona", { draft: "D-1" })).text).toContain("came to an end by itself");
  });

  it("is corrected in a form that holds what it says, and then makes an entry of its own", async () => {
    const { bot, ask, call, store } = await aQueue();
    await ask("gpu fan is loud", "ann");
    await call("drafts list", "mona");
    const place = { platform: "web", community: "lumen", channel: "help", at: aTime } as const;
    const person = { id: "mona", roleIds: [], isBot: false };
    const form = await bot.handleForm({ ...place, name: "drafts edit", options: { draft: "D-1" }, person });
    const values = {
      draft: "D-1",
      question: "gpu fan is loud",
      answer: "Install the driver.",
      entry: "gpu",
      revision: "1",
    };
    expect(form).toEqual({ kind: "fields", values });
    const written = { question: "Why is the fan loud?", answer: "Clean it. Key sk-1234567890abcdefgh" };
    const changed = { draft: "D-1", ...written, revision: "1" };
    const edited = await call("drafts edit", "mona", changed);
    expect(edited.text).toContain("Clean it. Key [token]");
    expect(edited.text).toContain("makes a new entry");
    await call("drafts approve", "moss", { draft: "D-1" });
    expect(await store.faq.find("lumen", "fan-loud")).toMatchObject({
      texts: {
        en: { question: "Why is the fan loud?", variants: ["gpu fan is loud"], answer: "Clean it. Key [token]" },
      },
    });
    expect(await store.faq.find("lumen", "gpu")).toEqual(gpu);
    const unknown = await call("drafts edit", "mona", { draft: "D-1", entry: "nowhere" });
    expect(unknown.text).toBe("There is no entry nowhere. Write `new` for a new one.");
  });

  it("GIVEN a line that leaves out the entry THEN the draft keeps it; `new` lets go of it", async () => {
    const { ask, call, store } = await aQueue();
    await ask("gpu fan is loud", "ann");
    await call("drafts list", "mona");
    await call("drafts edit", "mona", { draft: "D-1", answer: "Clean it." });
    expect(await store.drafts.find("lumen", 1)).toMatchObject({ answer: "Clean it.", faqId: "gpu" });
    await call("drafts edit", "mona", { draft: "D-1", entry: "new" });
    expect((await store.drafts.find("lumen", 1))?.faqId).toBeUndefined();
  });

  it("GIVEN an edit between reading and pressing THEN nothing is approved, and the new text is shown to be read", async () => {
    const { bot, ask, call, store } = await aQueue();
    await ask("gpu fan is loud", "ann");
    await call("drafts list", "mona");
    const press = async (label: string, reply: Reply) => {
      const action = reply.buttons.find((button) => button.label === label)?.action;
      if (action?.kind !== "command") throw new Error(`no button ${label} calls a command`);
      return call(action.name, "mona", action.options);
    };
    const read = await call("drafts show", "mona", { draft: "D-1" });
    const place = { platform: "web", community: "lumen", channel: "help", at: aTime } as const;
    const person = { id: "mona", roleIds: [], isBot: false };
    const opened = await bot.handleForm({ ...place, name: "drafts edit", options: { draft: "D-1" }, person });
    const declining = await bot.handleForm({ ...place, name: "drafts decline", options: { draft: "D-1" }, person });
    await call("drafts edit", "moss", { draft: "D-1", answer: "Throw it away." });
    const stale = await press("Approve", read);
    expect(stale.text).toMatch(/^\*\*D-1 has changed since you read it.*Throw it away\./s);
    if (opened.kind !== "fields" || declining.kind !== "fields") throw new Error("no form opened");
    const edited = await call("drafts edit", "mona", { ...opened.values, answer: "Clean it." });
    expect(edited.text).toMatch(/has changed since.*Your words:.*Clean it\..*Throw it away\./s);
    const declined = await call("drafts decline", "mona", { ...declining.values, reason: "too hot" });
    expect(declined.text).toMatch(/has changed since.*too hot/s);
    expect(await store.drafts.find("lumen", 1)).toMatchObject({ state: "open", answer: "Throw it away." });
    expect(await findPosts({ store })).toEqual([]);
    expect((await press("Approve", stale)).text).toContain("D-1 is approved.");
    expect((await store.faq.find("lumen", "gpu"))?.texts.en?.answer).toBe("Throw it away.");
  });

  it("GIVEN the entry was rewritten since THEN a press does not bring the old answer back", async () => {
    const { ask, call, store } = await aQueue();
    await ask("gpu is invisible", "ann");
    await call("drafts list", "mona");
    const texts = { en: { question: "Why is the GPU not seen?", variants: [], answer: "Install driver 12." } };
    await store.faq.save("lumen", [{ ...gpu, texts }], "ada", aTime);
    const late = await call("drafts approve", "mona", { draft: "D-1", revision: "1" });
    expect(late.text).toMatch(/has changed since.*Install driver 12\./s);
    await call("drafts approve", "mona", { draft: "D-1", revision: "2" });
    expect((await store.faq.find("lumen", "gpu"))?.texts.en?.answer).toBe("Install driver 12.");
  });

  it("GIVEN an entry for certain roles THEN nobody else reads its answer", async () => {
    const secret = { ...gpu, restrictedTo: ["core-developer"] };
    const { ask, call, store } = await aQueue({ faq: [secret] });
    await ask("gpu is invisible", "cora", { messageId: "m1" });
    await call("drafts list", "mona");
    await call("drafts approve", "mona", { draft: "D-1" });
    const posts = await findPosts({ store });
    expect(posts).toMatchObject([{ audience: { kind: "person", person: "cora" }, reply: { visibility: "private" } }]);
    expect(JSON.stringify(await store.audit.findLatest("lumen", 99))).not.toContain("Install the driver");
  });

  it("GIVEN an observed channel, or a private one, THEN nothing of it waits, for nothing of it is shown elsewhere", async () => {
    const { ask, call } = await aQueue();
    await ask("gpu is invisible", "ann", { channel: "watched" });
    await ask("gpu is invisible", "ann", { isPrivate: true });
    expect((await call("drafts list", "mona")).text).toContain("Nothing waits");
  });
});

describe("a new subject", () => {
  const three = ["Licence for companies?", "Licence of the models?", "Licence in a product?"];

  it("is drafted from the accepted answers, labelled as a machine's, and posted wherever it still waits", async () => {
    const { ask, call, store, run } = await aQueue();
    const asked = [];
    for (const text of three) asked.push(await ask(text, "ann", { messageId: text }));
    const [first] = asked;
    const answered = aSolution(first?.questionId ?? "", "s1", { community: "lumen", text: "It is MIT." });
    await store.solutions.accept(answered, { person: "ann", standpoint: "asker", at: aTime });
    await run(aTime);
    const shown = await call("drafts show", "mona", { draft: "D-1" });
    expect(shown.title).toBe("D-1 · New subject: licence");
    expect(shown.text).toContain("It is MIT.");
    expect(shown.text).toContain("Put together by a machine");
    await call("drafts approve", "mona", { draft: "D-1" });
    const entry = await store.faq.find("lumen", "licence");
    expect(entry?.texts.en?.answer).toBe("It is MIT.");
    expect([entry?.texts.en?.question, ...(entry?.texts.en?.variants ?? [])].toSorted()).toEqual(three.toSorted());
    expect((await findPosts({ store })).map(({ audience }) => audience)).toMatchObject([
      { thread: three[1] },
      { thread: three[2] },
    ]);
    expect(await store.solutions.find("lumen", first?.questionId ?? "")).toMatchObject({ faqId: "licence" });
    await run(aTime + hour);
    expect((await call("drafts list", "mona")).text).toContain("Nothing waits");
  });

  it("GIVEN its questions are deleted THEN it goes with them", async () => {
    const { bot, ask, call, run, store } = await aQueue();
    const place = { platform: "web", community: "lumen" } as const;
    for (const text of [...three, "Licence again?"]) await ask(text, "ann", { messageId: text });
    await run(aTime);
    await bot.handleDeletion({ ...place, messageId: three[0] ?? "" });
    expect(await store.drafts.findOpen("lumen")).toEqual([]);
    await run(aTime + hour);
    expect((await store.drafts.findOpen("lumen")).map(({ questionIds }) => questionIds.length)).toEqual([3]);
    await bot.handleDeletion({ ...place, messageId: three[1] ?? "" });
    await run(aTime + 2 * hour);
    expect((await call("drafts list", "mona")).text).toContain("Nothing waits");
  });

  it("GIVEN no answer yet THEN one must be written first", async () => {
    const { ask, call, run } = await aQueue();
    for (const text of three) await ask(text, "ann");
    await run(aTime);
    expect(toLabels(await call("drafts show", "mona", { draft: "D-1" }))).toEqual(["Edit", "Decline"]);
    expect((await call("drafts approve", "mona", { draft: "D-1" })).text).toContain(
      "There is no answer to approve yet",
    );
  });

  it("stays the same item when more people ask, and comes back after a decline only then", async () => {
    const { ask, call, clock, run, store } = await aQueue();
    for (const text of three) await ask(text, "ann");
    await run(aTime);
    await call("drafts decline", "mona", { draft: "D-1", reason: "read the file" }, { at: aTime + hour });
    await run(aTime + 2 * hour);
    expect(await store.drafts.findOpen("lumen")).toEqual([]);
    clock.now = aTime + 3 * hour;
    await ask("Licence again?", "ben");
    await run(aTime + 4 * hour);
    const open = await store.drafts.findOpen("lumen");
    expect(open.map(({ number, questionIds }) => [number, questionIds.length])).toEqual([[1, 4]]);
  });
});

describe("a disputed label", () => {
  it("is shown with who said what, and a moderator's word decides it", async () => {
    const { ask, call, press, store } = await aQueue();
    const asked = await ask("Who builds the wheel?", "ann");
    await press(asked?.questionId, "tess", {
      kind: "vote",
      vote: "unhelpful",
      correction: { role: "technical-supporter" },
    });
    expect((await call("drafts list", "mona")).text).toContain("Nothing waits");
    await press(asked?.questionId, "eve", { kind: "vote", vote: "unhelpful", correction: { role: "core-developer" } });
    expect((await call("drafts list", "mona")).text).toContain("Nothing waits");
    await press(asked?.questionId, "cora", { kind: "vote", vote: "unhelpful", correction: { role: "core-developer" } });
    const list = await call("drafts list", "mona");
    expect(list.text).toContain("Disputed label");
    const shown = await call("drafts show", "mona", { draft: "D-1" });
    expect(shown.text).toContain(
      "- `role=core-developer`, says Cora Lindqvist\n- `role=technical-supporter`, says Tess Okafor",
    );
    expect(toLabels(shown)).toEqual(["role=core-developer", "role=technical-supporter", "Decline"]);
    expect((await call("drafts approve", "mona", { draft: "D-1", label: "role=nobody" })).text).toContain(
      "Which label",
    );
    await call("drafts approve", "mona", { draft: "D-1", label: "role=core-developer" });
    const said = await store.feedback.findByQuestion("lumen", asked?.questionId ?? "");
    expect(said.find(({ person }) => person === "mona")).toMatchObject({ correction: { role: "core-developer" } });
    expect((await call("drafts list", "mona")).text).toContain("Nothing waits");
  });
});

describe("moderators", () => {
  it("are told once a day, in the morning, and only of what is new", async () => {
    const { ask, announced, run } = await aQueue();
    await ask("gpu is invisible", "ann");
    const midnight = Date.UTC(2026, 0, 16);
    await run(midnight + 3 * hour);
    expect(announced).toEqual([]);
    await run(midnight + 9.5 * hour);
    await ask("gpu is cold", "ben");
    await run(midnight + 11 * hour);
    expect(announced).toMatchObject([
      {
        audience: { kind: "channel", channel: "mods" },
        reply: {
          text: "One draft waits for a moderator's word, 1 of them new.",
          buttons: [{ label: "Show the list" }],
        },
      },
    ]);
    await run(midnight + 33.5 * hour);
    await run(midnight + 58 * hour);
    expect(announced.map(({ reply }) => reply.text)).toEqual([
      "One draft waits for a moderator's word, 1 of them new.",
      "2 drafts wait for a moderator's word, 1 of them new.",
    ]);
  });

  it("read it in their own language", async () => {
    const { ask, call } = await aQueue();
    await ask("gpu is invisible", "ann");
    const person = { id: "mona", roleIds: [], isBot: false, language: "zh" };
    expect((await call("drafts list", "mona", {}, { person })).text).toContain("有 1 项内容等待你审核");
  });
});
