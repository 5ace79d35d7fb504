import { afterAll, describe, expect, test } from "vitest";
import type { Faq } from "../../../src/core/faq/faq.ts";
import { createKnowledgeIndex } from "../../../src/learning/search/create-knowledge-index.ts";
import { openShippedEncoders } from "../encoders/shipped-encoders.ts";

const encoders = await openShippedEncoders();
afterAll(() => encoders.close());
const noEncoders = { english: undefined, multilingual: undefined };

function english(id: string, question: string, variants: readonly string[], answer: string): Faq {
  return { id, tags: [], texts: { en: { question, variants, answer } } };
}

const faq: readonly Faq[] = [
  english(
    "overfitting",
    "How do I prevent overfitting?",
    ["validation loss goes up while training loss falls"],
    "Stop early, add data or regularise with dropout.",
  ),
  english(
    "cuda-memory",
    "What can I do about CUDA out of memory?",
    ["my GPU runs out of memory"],
    "Use a smaller batch.\n\nGradient checkpointing trades time for memory.",
  ),
  english("licence", "May I use the code in a commercial product?", [], "Yes, the MIT licence allows it."),
  {
    id: "meetup",
    tags: [],
    texts: { zh: { question: "有线下聚会吗？", variants: ["下次活动什么时候"], answer: "每月第一个周六。" } },
  },
];

describe("createKnowledgeIndex", () => {
  test.each([
    { text: "my model memorises the training data, help", language: "en", id: "overfitting" },
    { text: "can a company sell software with this in it", language: "en", id: "licence" },
    { text: "does gradient checkpointing save vram", language: "en", id: "cuda-memory" },
    { text: "显存不够怎么办", language: "zh", id: "cuda-memory" },
    { text: "可以商用吗", language: "zh", id: "licence" },
    { text: "Wie verhindere ich Überanpassung?", language: "de", id: "overfitting" },
    { text: "are there any offline meetups I could join", language: "en", id: "meetup" },
  ])("GIVEN $text THEN finds $id", async ({ text, language, id }) => {
    const index = await createKnowledgeIndex({ faq, encoders });
    const matches = await index.search(text, { language });
    expect(matches[0]?.id).toBe(id);
    expect(matches.length).toBeLessThanOrEqual(5);
    const confidences = matches.map((match) => match.confidence);
    expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
    for (const confidence of confidences) expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidences[0]).toBeLessThanOrEqual(1);
  });

  test("GIVEN the wording itself THEN surer than of a question about something else", async () => {
    const index = await createKnowledgeIndex({ faq, encoders });
    const [same] = await index.search("How do I prevent overfitting?", { language: "en" });
    const [other] = await index.search("what is the best pizza in town", { language: "en" });
    expect(same).toMatchObject({ kind: "faq", id: "overfitting", wording: "How do I prevent overfitting?" });
    expect(same!.confidence).toBeGreaterThan(0.9);
    expect(other?.confidence ?? 0).toBeLessThan(0.2);
  });

  test("GIVEN a verified question with a FAQ THEN it is another wording of it, until it is removed", async () => {
    const index = await createKnowledgeIndex({ faq, encoders });
    const text = "the tensor goblin ate everything";
    const before = await index.search(text, { language: "en" });
    await index.add([{ questionId: "q1", text, answer: { kind: "faq", id: "cuda-memory" } }]);
    const [found] = await index.search(text, { language: "en" });
    expect(found).toMatchObject({ kind: "faq", id: "cuda-memory", wording: text });
    index.remove("q1");
    expect(await index.search(text, { language: "en" })).toEqual(before);
  });

  test("GIVEN a verified question of its own THEN it is a solved match; the same id again replaces it", async () => {
    const index = await createKnowledgeIndex({ faq, encoders });
    await index.add([
      { questionId: "q2", text: "how do I rotate the signing keys of the bot", answer: { kind: "solved", id: "q2" } },
    ]);
    expect((await index.search("rotating the bot's signing keys", { language: "en" }))[0]).toMatchObject({
      kind: "solved",
      id: "q2",
    });
    await index.add([{ questionId: "q2", text: "where is the coffee machine", answer: { kind: "solved", id: "q2" } }]);
    const again = await index.search("rotating the bot's signing keys", { language: "en" });
    expect(again.find((match) => match.id === "q2")?.wording ?? "where is the coffee machine").toBe(
      "where is the coffee machine",
    );
    expect((await index.search("coffee machine?", { language: "en" }))[0]?.id).toBe("q2");
  });

  test("GIVEN new FAQ THEN gone entries are gone, new ones are found, and verified wordings return with their entry", async () => {
    const index = await createKnowledgeIndex({ faq, encoders });
    await index.add([{ questionId: "q3", text: "purple elephants", answer: { kind: "faq", id: "licence" } }]);
    await index.setFaq([english("docker", "How do I use the GPU in a container?", [], "Install the toolkit.")]);
    expect((await index.search("gpu inside docker", { language: "en" }))[0]?.id).toBe("docker");
    expect((await index.search("purple elephants", { language: "en" })).map((match) => match.id)).not.toContain(
      "licence",
    );
    await index.setFaq(faq);
    expect((await index.search("purple elephants", { language: "en" }))[0]).toMatchObject({ id: "licence" });
  });

  test("GIVEN no encoder THEN words alone find it, in Chinese too", async () => {
    const index = await createKnowledgeIndex({ faq, encoders: noEncoders });
    expect((await index.search("CUDA memory is full", { language: "en" }))[0]?.id).toBe("cuda-memory");
    expect((await index.search("下次聚会", { language: "zh" }))[0]?.id).toBe("meetup");
  });

  test("GIVEN words spread over an entry's texts THEN it goes before one that has only some of them in one place", async () => {
    const spread = english("spread", "How do I bake bread?", ["flour and yeast"], "Heat the oven to 230 degrees.");
    const dense = english("dense", "Which flour and yeast?", ["flour, yeast or both"], "Any of them.");
    const index = await createKnowledgeIndex({ faq: [dense, spread], encoders: noEncoders });
    expect((await index.search("bread with flour from the oven", { language: "en" }))[0]?.id).toBe("spread");
  });

  test("GIVEN no entry, or nothing but marks THEN no match", async () => {
    const empty = await createKnowledgeIndex({ faq: [], encoders });
    expect(await empty.search("anything", { language: "en" })).toEqual([]);
    expect(await (await createKnowledgeIndex({ faq, encoders: noEncoders })).search("???", { language: "en" })).toEqual(
      [],
    );
  });

  test("GIVEN English questions alone THEN the multilingual encoder is never asked", async () => {
    const asked: string[] = [];
    const watched = {
      english: encoders.english,
      multilingual: {
        name: "watched",
        dimensions: 512,
        encode: async (texts: readonly string[]) => {
          asked.push(...texts);
          return texts.map(() => new Float32Array(512));
        },
      },
    };
    const index = await createKnowledgeIndex({ faq: faq.slice(0, 3), encoders: watched });
    await index.search("overfitting?", { language: "en" });
    await index.add([{ questionId: "q4", text: "怎么部署", answer: { kind: "solved", id: "q4" } }]);
    await index.search("memory", { language: "en" });
    expect(asked).toEqual([]);
    await index.search("怎么办", { language: "zh" });
    expect(asked).toContain("怎么部署");
  });

  test("GIVEN the text's own embedding THEN it is not encoded again", async () => {
    let count = 0;
    const inner = encoders.english!;
    const encode = (texts: readonly string[]) => {
      count++;
      return inner.encode(texts);
    };
    const counting = { ...inner, encode };
    const index = await createKnowledgeIndex({ faq, encoders: { english: counting, multilingual: undefined } });
    const before = count;
    const [vector] = await inner.encode(["overfitting"]);
    await index.search("overfitting", { language: "en", embeddings: { english: vector! } });
    expect(count).toBe(before);
  });
});
