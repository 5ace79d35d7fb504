import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Faq, FaqText } from "../../../src/core/faq/faq.ts";
import { isFaqMarkdown, renderFaqMarkdown } from "../../../src/features/faq/faq-markdown.ts";
import { loadFaq } from "../../../src/features/faq/load-faq.ts";
import { readFaq } from "../../../src/features/faq/read-faq.ts";
import { renderFaqText, saveFaq } from "../../../src/features/faq/save-faq.ts";
import { aCommunity } from "../../fakes.ts";

/** Lines that files might take for their own, and what else people write. */
const line = fc.oneof(
  fc.constantFrom(
    "---",
    "```",
    "```python",
    "<!-- en -->",
    "<!-- \\zh -->",
    "<!-- next entry -->",
    "",
    "  ",
    "...",
    "- a",
  ),
  fc.constantFrom(
    "显存不够怎么办？",
    "a line with a break  ",
    "\tindented",
    "key: value",
    "# heading",
    "'\"%@`|>&*!",
    "~",
    "null",
  ),
  fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replaceAll(/[\r\n]/g, " ")),
);
const lines = (most: number) =>
  fc
    .array(line, { minLength: 1, maxLength: most })
    .map((some) => some.join("\n").trim())
    .filter((text) => text !== "");
const text: fc.Arbitrary<FaqText> = fc.record({
  question: lines(2),
  variants: fc.array(lines(2), { maxLength: 3 }),
  answer: lines(8),
});
const word = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,11}$/);
const entry: fc.Arbitrary<Faq> = fc.record(
  {
    id: word,
    tags: fc.array(word, { maxLength: 3 }),
    role: fc.constantFrom("core-developer", "yes", "007"),
    stage: fc.constant("testing"),
    source: fc.webUrl(),
    restrictedTo: fc.array(word, { minLength: 1, maxLength: 2 }),
    texts: fc.dictionary(fc.constantFrom("en", "zh", "de", "no"), text, { minKeys: 1 }),
  },
  { requiredKeys: ["id", "tags", "texts"] },
);
/** Entries that do not contradict each other. */
const entries = fc
  .uniqueArray(entry, { minLength: 1, maxLength: 4, selector: ({ id }) => id })
  .filter((faq) => readFaq([{ text: JSON.stringify({ faq }) }]).kind === "read");

describe.each(["yaml", "markdown"] as const)("entries as %s", (format) => {
  it("come back as they were, and give the same bytes again", () => {
    fc.assert(
      fc.property(entries, (faq) => {
        const written = renderFaqText(faq, format);
        const reading = readFaq([{ text: written }]);
        expect(reading).toEqual({ kind: "read", faq });
        expect(reading.kind === "read" && renderFaqText(reading.faq, format)).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  it("come back from line ends of another system", () => {
    const faq: Faq[] = [{ id: "a", tags: [], texts: { en: { question: "Q?", variants: [], answer: "one\n\ntwo" } } }];
    const written = renderFaqText(faq, format).replaceAll("\n", "\r\n");
    expect(readFaq([{ text: written }])).toEqual({ kind: "read", faq });
  });
});

describe("a folder of Markdown", () => {
  it("holds a file an entry, loses those of removed ones, and gives the same bytes after it was read", async () => {
    const folder = await aFolder();
    const faq = await loadFaq("config/faq.yaml");
    await writeFile(join(folder, "README.md"), "Nothing to import.");
    await writeFile(join(folder, "gone.md"), "");
    await saveFaq(folder, faq, { removed: ["gone"] });
    const before = await readAll(folder);
    expect(Object.keys(before)).toEqual(["README.md", ...faq.map(({ id }) => `${id}.md`)].toSorted());
    const read = await loadFaq(folder);
    expect(read).toEqual(faq.toSorted((one, other) => (`${one.id}.md` < `${other.id}.md` ? -1 : 1)));
    await saveFaq(folder, read, { removed: [] });
    expect(await readAll(folder)).toEqual(before);
  });

  it("is as a person would write it", () => {
    const texts = {
      zh: { question: "什么？", variants: [], answer: "这个。" },
      en: { question: "What: this?", variants: ["which one"], answer: "This.\n\n---\n<!-- zh -->" },
    };
    expect(renderFaqMarkdown([{ id: "what", tags: ["a"], role: "core-developer", texts }])).toBe(`---
id: what
tags:
  - a
role: core-developer
languages:
  en:
    question: "What: this?"
    variants:
      - which one
  zh:
    question: 什么？
    variants: []
---

<!-- en -->

This.

---
<!-- \\zh -->

<!-- zh -->

这个。
`);
  });
});

it.each([
  ["no folder", "nowhere", "does not exist; check the path"],
  ["a folder for YAML", ".", "is a folder; name a file for YAML"],
])("GIVEN %s THEN it says so with a remedy", async (_, path, message) => {
  const work = path === "." ? saveFaq(path, [], { format: "yaml", removed: [] }) : loadFaq(path);
  await expect(work).rejects.toThrow(message);
});

describe("faults", () => {
  it("are told all at once, each with its entry, field and remedy", () => {
    const written = `faq:
  - id: Bad Id
    tags: []
    texts: { en: { question: "Q?", answer: "A" } }
  - id: dull
    color: red
    role: nobody
    texts: { en: { question: "", answer: "A" }, english: { question: "Q", answer: "A" } }
  - { id: a, role: nobody, restrictedTo: [nobody], stage: sleeping, texts: { en: { question: "Known?", answer: "A" } } }
  - { id: a, texts: {} }
  - just words
more: true
`;
    const known = { id: "known", tags: [], texts: { en: { question: "known?", variants: [], answer: "A" } } };
    const reading = readFaq([{ text: written }], { community: aCommunity(), others: [known] });
    expect(reading.kind === "faulty" && reading.faults.map(({ path, message }) => `${path} ${message}`)).toEqual([
      "more is no setting here; put the entries into a list, faq",
      "faq[0] (Bad Id): id must be lower-case words joined by hyphens, like cuda-not-available",
      "faq[1] (dull): texts.en.question must have at least 1 character",
      "faq[1] (dull): texts.english must be a two-letter language code, like en",
      "faq[1] (dull): color is no setting here; remove it or correct its spelling",
      "faq[4] must be a block of settings",
      'faq[2] (a) shares the wording "Known?" with known; keep it in one of them',
      "faq[3] (a) has an id that an earlier entry has; give it its own",
      "faq[3] (a) has no text in any language; add one under texts",
      'faq[2] (a): role "nobody" is none of technical-supporter, core-developer; correct it',
      'faq[2] (a): stage "sleeping" is none of implementation, deployment; correct it',
      'faq[2] (a): restrictedTo "nobody" is none of technical-supporter, core-developer; correct it',
    ]);
  });

  it.each([
    ["YAML that is none", "faq: [", undefined, /^line 1, column \d+ is not valid YAML/],
    ["no list", "entries: []", undefined, /^entries is no setting here.*\nfaq is missing or no list/],
    ["no front matter", "# Notes", "notes.md", /^notes.md has no front matter; begin it with/],
    ["front matter that is no YAML", "---\nid: [\n---\n", "a.md", /^a.md, line \d, column \d+ is not valid YAML/],
    ["no languages", "---\nid: a\n---\n", "a.md", /^a.md: languages is missing/],
    ["words before any language", "---\nlanguages: {}\n---\nhello", "a.md", /^a.md, line 4 belongs to no language/],
    [
      "an answer without its question",
      "---\nlanguages: {}\n---\n<!-- en -->",
      "a.md",
      /^a.md: languages.en is missing/,
    ],
    [
      "a language twice",
      "---\nid: a\nlanguages: { en: { question: Q } }\n---\n<!-- en -->\nA\n<!-- en -->\nB",
      "a.md",
      /^a.md, line 7 begins a second answer in en; keep one/,
    ],
    [
      "a question without its answer",
      "---\nid: a\nlanguages: { en: { question: Q } }\n---\n",
      "a.md",
      /^a.md \(a\): texts.en.answer is missing/,
    ],
  ])("GIVEN %s THEN it is named", (_, written, name, expected) => {
    const reading = readFaq([{ text: written, ...(name !== undefined && { name }) }]);
    const said = reading.kind === "faulty" ? reading.faults.map(({ path, message }) => `${path} ${message}`) : [];
    expect(said.join("\n")).toMatch(expected);
  });

  it("never come as an exception, whatever is handed over", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (some) => {
        for (const begin of ["", "---\n", "faq:\n- "]) {
          const handed = begin + some.join("\n");
          const reading = readFaq([{ text: handed }]);
          expect(reading.kind === "read" ? isFaqMarkdown(handed) && reading.faq : reading.faults.length).toBeTruthy();
        }
      }),
    );
  });
});

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "usher-faq-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function readAll(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).toSorted();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")])),
  );
}
