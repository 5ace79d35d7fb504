import { join } from "node:path";
import type { Store } from "../core/ports/store.ts";
import { toExamples } from "../core/to-examples.ts";
import type { Configuration } from "../features/configuration/configuration-schema.ts";
import { loadExamplesFile, loadHeldOutFile } from "../features/configuration/examples-file.ts";
import { loadGlossaryFile } from "../features/configuration/glossary-file.ts";
import type { Dataset } from "../learning/dataset/dataset.ts";

/** All that a community's model learns from: its files, its FAQ as they are now, and what people said of verdicts. */
export async function collectDataset(
  { id, files }: Configuration["communities"][number],
  configFolder: string,
  store: Store,
): Promise<Dataset> {
  const [curated, heldOut, glossary, faq, feedback] = await Promise.all([
    loadExamplesFile(join(configFolder, files.examples)),
    loadHeldOutFile(join(configFolder, files.heldOut)),
    files.glossary === undefined ? undefined : loadGlossaryFile(join(configFolder, files.glossary)),
    store.faq.findAll(id),
    store.feedback.findAll(id),
  ]);
  return { examples: [...curated, ...toExamples(feedback)], faq, heldOut, ...(glossary && { glossary }) };
}
