import { describe, expect, it } from "vitest";
import { createEntryIndex } from "../../../src/features/faq/create-entry-index.ts";
import { loadFaq } from "../../../src/features/faq/load-faq.ts";
import { createRandom } from "../../../src/learning/random.ts";
import { aLibrary } from "./a-library.ts";
import { toSlips } from "./slips.ts";

describe("/faq search", () => {
  it.each([
    ["words with a slip", "gpu ntt sen"],
    ["Chinese", "检测不倒显卡"],
    ["what only the judge knows", "is my"],
  ])("GIVEN %s THEN the entry is offered", async (_, words) => {
    const { faq } = await aLibrary();
    expect(await faq("search", "ann", { words })).toMatchObject({
      visibility: "private",
      text: "These fit best. Press one to read it.",
      buttons: [
        {
          label: "Why is my GPU not seen?",
          action: { kind: "command", name: "faq show", options: { entry: "gpu-not-seen" } },
        },
      ],
    });
  });

  it("GIVEN what fits nothing THEN it says so", async () => {
    const { faq } = await aLibrary();
    expect((await faq("search", "ann", { words: "zzz" })).text).toBe("Nothing in the FAQ fits “zzz”.");
  });

  it.each([
    ["a member", "ann", false],
    ["another role", "tess", false],
    ["its role", "cora", true],
    ["a moderator", "mona", true],
  ])(
    "GIVEN a restricted entry and %s THEN search, suggestions, show, history and export agree",
    async (_, person, isSeen) => {
      const { faq, type } = await aLibrary();
      const said = [
        JSON.stringify(await faq("search", person, { words: "secret" })).replace("“secret”", ""),
        JSON.stringify(await type("show", person, "entry", "secret")),
        (await faq("show", person, { entry: "release-plan" })).text,
        JSON.stringify(await faq("show", person, { entry: "relase-plan" })).replace("relase-plan", ""),
      ];
      if (person !== "ann") {
        said.push((await faq("history", person, { entry: "release-plan" })).text.replace("“release-plan”", ""));
        said.push((await faq("export", person)).attachment?.text ?? "");
      }
      expect(said.map((text) => /secret|May|release-plan(?!”)/.test(text))).toEqual(said.map(() => isSeen));
    },
  );
});

describe("/faq show", () => {
  it("GIVEN an entry THEN it is shown in the caller's language, else in its own with a note", async () => {
    const { faq } = await aLibrary();
    const inChinese = { person: { id: "ann", roleIds: [], isBot: false, language: "zh" } };
    const show = (options: Record<string, string>, more = {}) => faq("show", "mona", options, more);
    expect(await show({ entry: "gpu-not-seen" }, inChinese)).toMatchObject({ text: "请安装驱动。", buttons: [] });
    expect(await show({ entry: "Why is my GPU not seen?" })).toMatchObject({ text: "Install the driver." });
    expect((await show({ entry: "gpu-not-seen", language: "zh" })).text).toBe("请安装驱动。");
    const person = { id: "mona", roleIds: [], isBot: false, language: "zh" };
    expect((await show({ entry: "release-plan" }, { person })).text).toBe("In May.\n\n_该答案暂时没有中文版本。_");
  });

  it("GIVEN a misspelt name THEN the likeliest are offered, with the rest of the call", async () => {
    const { faq } = await aLibrary();
    expect(await faq("show", "ann", { entry: "gpu-nto-seen", for: "everyone" })).toMatchObject({
      text: "There is no entry “gpu-nto-seen”. Did you mean one of these?",
      buttons: [{ action: { name: "faq show", options: { entry: "gpu-not-seen", for: "everyone" } } }],
    });
    expect((await faq("show", "ann", { entry: "zzz" })).text).toContain("There is no entry “zzz”.");
  });

  it("GIVEN it is for everyone THEN so it is, once within the cooldown, and never a restricted entry", async () => {
    const { faq, clock } = await aLibrary();
    const show = async (entry: string) => (await faq("show", "mona", { entry, for: "everyone" })).visibility;
    expect([await show("gpu-not-seen"), await show("gpu-not-seen"), await show("release-plan")]).toEqual([
      "public",
      "private",
      "private",
    ]);
    clock.now += 600_000;
    expect(await show("gpu-not-seen")).toBe("public");
  });

  it("GIVEN a moderator THEN the use is told, to others not; who helps may edit", async () => {
    const { faq } = await aLibrary();
    await faq("show", "ann", { entry: "gpu-not-seen" });
    expect(await faq("show", "ann", { entry: "gpu-not-seen" })).not.toHaveProperty("footer");
    expect(await faq("show", "mona", { entry: "gpu-not-seen" })).toMatchObject({
      footer: "gpu-not-seen · shown 3 times, solved 0 questions",
      buttons: [{ action: { name: "faq edit" } }, { action: { name: "faq history" } }],
    });
    expect((await faq("show", "tess", { entry: "gpu-not-seen" })).buttons).toHaveLength(2);
    expect((await faq("history", "mona", { entry: "gpu-not-seen" })).footer).toContain("shown 4 times");
  });
});

describe("names with a slip", () => {
  it("find their entry among the first three in at least 95 of 100 cases", async () => {
    const faq = await loadFaq("config/faq.yaml");
    const index = createEntryIndex(faq);
    const random = createRandom(7);
    const found = faq.flatMap(({ id, texts }) =>
      [id, ...Object.values(texts).map(({ question }) => question)].flatMap((name) =>
        Object.values(toSlips(name, random)).map((misspelt) => index.find(misspelt).slice(0, 3).includes(id)),
      ),
    );
    expect(found.length).toBeGreaterThan(900);
    expect(found.filter(Boolean).length / found.length).toBeGreaterThanOrEqual(0.95);
  });

  it("are offered while they are typed, everything while nothing is", async () => {
    const { type } = await aLibrary();
    const offered = [{ label: "Why is my GPU not seen?", value: "gpu-not-seen" }];
    for (const typed of ["gp", "Why is my GUP", "cuda", "显卡", ""]) {
      expect(await type("show", "ann", "entry", typed)).toEqual(offered);
    }
    expect(await type("show", "ann", "language", "e")).toEqual([]);
    expect(await type("edit", "ann", "entry", "")).toEqual([]);
  });
});
