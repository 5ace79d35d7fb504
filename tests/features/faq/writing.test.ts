import { describe, expect, it } from "vitest";
import { toEntryId } from "../../../src/core/faq/to-entry-id.ts";
import { aLibrary, gpu } from "./a-library.ts";

const fan = {
  question: "How do I cool it?",
  answer: "Open a **window**.",
  variants: "- too hot\nmelts\n",
  tags: "heat, fan",
};

describe("/faq add", () => {
  it("GIVEN a form THEN the entry is kept, found by the judge at once, and can be undone", async () => {
    const { faq, find, ask, store } = await aLibrary();
    const reply = await faq("add", "tess", { ...fan, role: "core-developer" });
    expect(reply).toMatchObject({
      text: "Saved: **How do I cool it?** (`cool`, revision 1). It is found from now on.",
      buttons: [{ action: { name: "faq show" } }, { action: { name: "faq edit", options: { entry: "cool" } } }],
    });
    expect(await find("cool")).toEqual({
      id: "cool",
      tags: ["heat", "fan"],
      role: "core-developer",
      texts: { en: { question: fan.question, variants: ["too hot", "melts"], answer: fan.answer } },
    });
    expect(await ask("cool", "ann")).toMatchObject({ kind: "answer", text: fan.answer });
    expect(await store.audit.findLatest("lumen", 1)).toMatchObject([
      { actor: "tess", action: "faq-saved", subject: "cool" },
    ]);
  });

  it.each([
    ["a wording that another entry has", { question: "no CUDA device" }, "shares the wording"],
    ["an address that is none", { source: "somewhere" }, "source must be an address"],
    ["an id that is none", { id: "Not One" }, "id must be lower-case words"],
    ["a role that is none", { role: "cook" }, '"cook" is none of technical-supporter, core-developer'],
    ["an id that is taken", { id: "gpu-not-seen" }, "There is an entry `gpu-not-seen` already"],
    ["a restriction by a helper", { restricted: "core-developer" }, "Only a moderator may decide"],
  ])("GIVEN %s THEN it is named, and what was written comes back", async (_, changes, text) => {
    const { faq, store } = await aLibrary();
    const reply = await faq("add", "tess", { ...fan, ...changes });
    expect(reply.kind).toBe("error");
    expect(reply.text).toContain(text);
    expect(reply.text).toContain("```\nOpen a **window**.\n```");
    expect(await store.faq.findAll("lumen")).toHaveLength(2);
  });

  it("GIVEN two helpers who add the same at once THEN there is one entry, and the other is told", async () => {
    const { faq, store } = await aLibrary();
    const replies = await Promise.all([faq("add", "tess", fan), faq("add", "cora", fan)]);
    expect(replies.map(({ kind }) => kind).toSorted()).toEqual(["error", "notice"]);
    expect(await store.faq.findAll("lumen")).toHaveLength(3);
  });

  it.each([
    ["How do I fix the “CUDA out of memory” error?", "fix-cuda-out-memory-error"],
    ["Où est la clé?", "ou-est-la-cle"],
    ["显存不够怎么办？", "entry-1"],
    ["What is it?", "entry-1"],
  ])("GIVEN %j THEN its id is %s, and numbered where that is taken", (question, id) => {
    expect(toEntryId(question, new Set())).toBe(id);
    expect(toEntryId(question, new Set([id]))).toBe(id === "entry-1" ? "entry-2" : `${id}-2`);
  });
});

describe("/faq edit", () => {
  it("GIVEN the form THEN what was emptied is empty, what changed is changed, another language stays", async () => {
    const { faq, open, find } = await aLibrary();
    const { question, answer, revision, language, entry, ...rest } = await open("edit", "tess", {
      entry: "gpu-not-seen",
    });
    expect({ question, answer, revision, language, entry, rest }).toEqual({
      question: "Why is my GPU not seen?",
      answer: "Install the driver.",
      revision: "1",
      language: "en",
      entry: "gpu-not-seen",
      rest: { variants: "no cuda device", tags: "gpu", source: "" },
    });
    await faq("edit", "tess", {
      entry: "gpu-not-seen",
      language: "en",
      revision: "1",
      question: "Why no GPU?",
      answer: "Reboot.",
    });
    expect(await find("gpu-not-seen")).toEqual({
      ...gpu,
      tags: [],
      texts: { ...gpu.texts, en: { question: "Why no GPU?", variants: [], answer: "Reboot." } },
    });
  });

  it("GIVEN a typed call THEN what it leaves out stays, and a language can be added", async () => {
    const { faq, find } = await aLibrary();
    await faq("edit", "tess", {
      entry: "gpu-not-seen",
      language: "de",
      question: "Wo ist die GPU?",
      answer: "Treiber.",
    });
    expect(await find("gpu-not-seen")).toEqual({
      ...gpu,
      texts: { ...gpu.texts, de: { question: "Wo ist die GPU?", variants: [], answer: "Treiber." } },
    });
    const half = await faq("edit", "tess", { entry: "gpu-not-seen", language: "fr", question: "Où?" });
    expect(half.text).toContain("texts.fr.answer is missing");
  });

  it("GIVEN two who edit the same THEN the second is told by whom it changed, and has the words back", async () => {
    const { faq, open, find } = await aLibrary();
    const form = await open("edit", "tess", { entry: "gpu-not-seen" });
    await faq("edit", "mona", { entry: "gpu-not-seen", answer: "Mona's answer." });
    const reply = await faq("edit", "tess", { ...form, answer: "Tess's answer:\n```\nfix\n```" });
    expect(reply).toMatchObject({
      kind: "error",
      buttons: [{ action: { name: "faq edit", options: { entry: "gpu-not-seen", language: "en" } } }],
    });
    expect(reply.text).toContain("mona has changed `gpu-not-seen` since you opened it (now revision 2)");
    expect(reply.text).toContain("````\nTess's answer:\n```\nfix\n```\n````");
    expect((await find("gpu-not-seen"))?.texts.en?.answer).toBe("Mona's answer.");
  });

  it("GIVEN an answer longer than a form THEN the form leaves it out, and it stays", async () => {
    const answer = "long ".repeat(1000).trim();
    const { faq, open, find } = await aLibrary([
      { ...gpu, texts: { en: { question: "Q?", variants: ["v"], answer } } },
    ]);
    const form = await open("edit", "tess", { entry: "gpu-not-seen" });
    expect(form).toMatchObject({ kept: "answer" });
    expect(form).not.toHaveProperty("answer");
    await faq("edit", "tess", { ...form, question: "Q2?" });
    expect((await find("gpu-not-seen"))?.texts.en).toEqual({ question: "Q2?", variants: ["v"], answer });
  });

  it("GIVEN a moderator THEN an entry is restricted and opened again", async () => {
    const { faq, find } = await aLibrary();
    await faq("edit", "mona", { entry: "gpu-not-seen", restricted: "core-developer" });
    expect(await find("gpu-not-seen")).toMatchObject({ restrictedTo: ["core-developer"] });
    expect((await faq("edit", "tess", { entry: "gpu-not-seen", answer: "Mine" })).text).toContain("There is no entry");
    await faq("edit", "mona", { entry: "gpu-not-seen", restricted: "everyone" });
    expect(await find("gpu-not-seen")).toEqual(gpu);
  });
});

describe("/faq alias", () => {
  it("GIVEN wordings THEN each goes to the language it is in, and none is there twice", async () => {
    const { faq, find } = await aLibrary();
    await Promise.all([
      faq("alias", "tess", { entry: "gpu-not-seen", wording: "card is missing" }),
      faq("alias", "cora", { entry: "gpu-not-seen", wording: "显卡不见了" }),
    ]);
    expect((await faq("alias", "tess", { entry: "gpu-not-seen", wording: "Card is missing" })).text).toContain(
      "already",
    );
    const { texts } = (await find("gpu-not-seen"))!;
    expect([texts.en?.variants, texts.zh?.variants]).toEqual([["no cuda device", "card is missing"], ["显卡不见了"]]);
    const missing = await faq("alias", "tess", { entry: "gpu-not-seen", wording: "wo", language: "de" });
    expect(missing.text).toContain("has no text in “de”");
  });
});

describe("/faq remove, history and revert", () => {
  it("GIVEN a removal THEN nobody finds the entry, and one press brings it back", async () => {
    const { faq, find, ask, type } = await aLibrary();
    const reply = await faq("remove", "mona", { entry: "gpu-not-seen" });
    expect(reply).toMatchObject({ buttons: [{ action: { name: "faq revert", options: { entry: "gpu-not-seen" } } }] });
    expect(await ask("GPU", "ann")).toMatchObject({ kind: "abstain" });
    expect(await type("show", "ann", "entry", "gpu")).toEqual([]);
    expect(await type("revert", "mona", "entry", "gpu")).toHaveLength(1);
    await faq("revert", "mona", { entry: "gpu-not-seen" });
    expect(await find("gpu-not-seen")).toEqual(gpu);
    expect(await ask("GPU", "ann")).toMatchObject({ kind: "answer" });
  });

  it("GIVEN one language THEN it alone goes, the last one stays", async () => {
    const { faq, find } = await aLibrary();
    await faq("remove", "mona", { entry: "gpu-not-seen", language: "zh" });
    expect(Object.keys((await find("gpu-not-seen"))?.texts ?? {})).toEqual(["en"]);
    expect((await faq("remove", "mona", { entry: "gpu-not-seen", language: "en" })).text).toContain(
      "the only language",
    );
  });

  it("GIVEN changes THEN the history says who changed what, and any revision can be gone back to", async () => {
    const { faq, find } = await aLibrary();
    await faq("edit", "tess", { entry: "gpu-not-seen", answer: "Reboot.", tags: "a" });
    await faq("remove", "mona", { entry: "gpu-not-seen" });
    await faq("revert", "mona", { entry: "gpu-not-seen", revision: "1" });
    const { text, buttons } = await faq("history", "mona", { entry: "gpu-not-seen" });
    expect(text.split("\n").map((line) => line.replace(/ · .* · /, " "))).toEqual([
      "History of `gpu-not-seen`:",
      expect.stringMatching(/^1\. .*imported · made$|made$/),
      expect.stringMatching(/answer \(en\), tags$/),
      expect.stringMatching(/removed$/),
      expect.stringMatching(/brought back$/),
    ]);
    expect(text).toContain("Tess Okafor");
    expect(buttons.map(({ label }) => label)).toEqual(["Back to 3", "Back to 2", "Back to 1"]);
    expect(await find("gpu-not-seen")).toEqual(gpu);
    expect((await faq("revert", "mona", { entry: "gpu-not-seen", revision: "9" })).text).toContain("it has 1 to 4");
    await faq("revert", "mona", { entry: "gpu-not-seen", revision: "3" });
    expect(await find("gpu-not-seen")).toBeUndefined();
  });
});

describe("/faq import and export", () => {
  it.each(["yaml", "markdown"])(
    "GIVEN an export as %s THEN its import changes nothing, and a change in it is found at once",
    async (format) => {
      const { faq, ask } = await aLibrary();
      const { attachment } = await faq("export", "mona", { format });
      expect(attachment?.name).toBe(format === "yaml" ? "faq.yaml" : "faq.md");
      const file = attachment?.text ?? "";
      expect((await faq("import", "mona", { file })).text).toContain("2 entries read, 0 new or changed");
      const changed = file.replace("Install the driver.", "Install the new driver.");
      expect((await faq("import", "mona", { file: changed })).text).toContain("2 entries read, 1 new or changed");
      expect(await ask("GPU", "ann")).toMatchObject({ text: "Install the new driver." });
    },
  );

  it("GIVEN a file with faults THEN all are told, many in a file, and nothing is changed", async () => {
    const { faq, store } = await aLibrary();
    const before = await store.faq.findAll("lumen");
    const few = await faq("import", "mona", {
      file: "faq:\n  - id: fine\n    texts: { en: { question: Q, answer: A } }\n  - id: x\n    role: cook\n    texts: { en: { question: no cuda device } }",
    });
    expect(few.kind).toBe("error");
    expect(few.text).toContain("- faq[1] (x): texts.en.answer is missing; give a string");
    expect(few).not.toHaveProperty("attachment");
    const many = await faq("import", "mona", { file: `faq:\n${"  - id: x\n".repeat(30)}` });
    expect(many.attachment?.text.match(/texts is missing/g)).toHaveLength(30);
    expect(await store.faq.findAll("lumen")).toEqual(before);
  });

  it("GIVEN one entry THEN it alone is exported under its name", async () => {
    const { faq } = await aLibrary();
    const { attachment } = await faq("export", "tess", { entry: "gpu-not-seen", format: "markdown" });
    expect(attachment).toMatchObject({ name: "gpu-not-seen.md", mediaType: "text/markdown" });
    expect((await faq("export", "tess", { entry: "release-plan" })).text).toContain("There is no entry");
  });
});
