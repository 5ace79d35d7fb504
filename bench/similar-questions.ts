import { join, resolve } from "node:path";
import { readLabelledFile } from "../src/learning/dataset/labelled-file.ts";
import { openEncoders } from "../src/learning/encoders/open-encoders.ts";
import { measureSimilar } from "./measure-similar.ts";

// Recall@3 of similar solved questions beside BM25, on public sets: npx tsx bench/similar-questions.ts <folder of the sets>

const sets = ["hwu64", "hint3-curekart", "hint3-powerplay11", "hint3-sofmattress", "askubuntu", "webapplications"];
const seed = 1;
/** Labels that gather what belongs to no other: their texts are no duplicates of one another. */
const leftovers = new Set(["oos", "None"]);

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("name the folder of the labelled sets: bench/similar-questions.ts <folder>");
const encoders = await openEncoders({
  folder: resolve(import.meta.dirname, "..", "models", "encoders"),
  english: "all-MiniLM-L6-v2",
  multilingual: undefined,
});
const read = (name: string, part: string) =>
  readLabelledFile(join(folder, `${name}.${part}.jsonl`)).filter(({ label }) => !leftovers.has(label));
const toPercent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8);

console.log("solved questions a label: 2");
for (const name of sets) {
  const given = { memory: read(name, "train"), queries: read(name, "test"), perLabel: 2, encoders, seed };
  const { remembered, asked, search, bm25 } = await measureSimilar(given);
  const counts = `${String(remembered).padStart(4)} in memory, ${String(asked).padStart(4)} asked`;
  console.log(`${name.padEnd(18)} ${counts}   Usher ${toPercent(search)}   BM25 ${toPercent(bm25)}`);
}
await encoders.close();
