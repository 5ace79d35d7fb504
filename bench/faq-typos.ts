import { createEntryIndex } from "../src/features/faq/create-entry-index.ts";
import { loadFaq } from "../src/features/faq/load-faq.ts";
import { createRandom } from "../src/learning/random.ts";
import { toSlips } from "../tests/features/faq/slips.ts";

// How often a name with one slip finds its entry among the first three: npx tsx bench/faq-typos.ts [faq file]

const [file = "config/faq.yaml"] = process.argv.slice(2);
const faq = await loadFaq(file);
const started = performance.now();
const index = createEntryIndex(faq);
console.log(`${faq.length} entries indexed in ${(performance.now() - started).toFixed(0)} ms`);

const random = createRandom(1);
const rounds = 5;
const times: number[] = [];
for (const [kind, toNames] of Object.entries({
  id: (at: number) => [faq[at]?.id ?? ""],
  question: (at: number) => Object.values(faq[at]?.texts ?? {}).map(({ question }) => question),
})) {
  const tally = new Map<string, { found: number; total: number }>();
  for (const [at, { id }] of faq.entries()) {
    for (const name of toNames(at)) {
      for (let round = 0; round < rounds; round++) {
        for (const [slip, misspelt] of Object.entries(toSlips(name, random))) {
          const begun = performance.now();
          const found = index.find(misspelt).slice(0, 3).includes(id);
          times.push(performance.now() - begun);
          const so = tally.get(slip) ?? { found: 0, total: 0 };
          tally.set(slip, { found: so.found + Number(found), total: so.total + 1 });
          if (!found && process.env.MISSES)
            console.log(kind, slip, misspelt, "→", index.find(misspelt).slice(0, 3).join(" "));
        }
      }
    }
  }
  const all = [...tally.values()];
  const sum = (of: (one: { found: number; total: number }) => number) => all.reduce((total, one) => total + of(one), 0);
  const toShare = (found: number, total: number) => `${((100 * found) / total).toFixed(2)} % of ${total}`;
  for (const [slip, { found, total }] of tally)
    console.log(`${kind.padEnd(10)}${slip.padEnd(16)}${toShare(found, total)}`);
  console.log(
    `${kind.padEnd(10)}${"all".padEnd(16)}${toShare(
      sum(({ found }) => found),
      sum(({ total }) => total),
    )}`,
  );
}
const sorted = times.toSorted((a, b) => a - b);
console.log(
  `search p50 ${sorted[Math.floor(sorted.length / 2)]?.toFixed(2)} ms, p99 ${sorted[Math.floor(sorted.length * 0.99)]?.toFixed(2)} ms`,
);
