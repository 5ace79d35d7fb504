import { join } from "node:path";
import { findForgotten } from "../../core/feedback/find-forgotten.ts";
import { toExamples } from "../../core/feedback/to-examples.ts";
import type { Store } from "../../core/ports/store.ts";
import { toSolutionFeedback } from "../../core/solution/to-solution-feedback.ts";
import { toTaskFeedback } from "../../core/task/to-task-feedback.ts";
import type { Configuration } from "../../features/configuration/configuration-schema.ts";
import { loadExamplesFile, loadHeldOutFile } from "../../features/configuration/examples-file.ts";
import { loadGlossaryFile } from "../../features/configuration/glossary-file.ts";
import { type BuiltDataset, buildDataset } from "../../learning/dataset/build-dataset.ts";

/** All that a community's model learns from and is judged by: its files, its FAQ as they are now, and what people said of verdicts. */
export async function collectDataset(
  { id, files, roles, stages }: Configuration["communities"][number],
  configFolder: string,
  store: Store,
): Promise<BuiltDataset> {
  const [curated, heldOut, glossary, faq, writtenAt, feedback, solved, sorted, forgotten] = await Promise.all([
    loadExamplesFile(join(configFolder, files.examples)),
    loadHeldOutFile(join(configFolder, files.heldOut)),
    files.glossary === undefined ? undefined : loadGlossaryFile(join(configFolder, files.glossary)),
    store.faq.findAll(id),
    store.faq.findWrittenAt(id),
    store.feedback.findAll(id),
    store.solutions.findAccepted(id),
    store.tasks.findSorted(id),
    findForgotten(store, id),
  ]);
  const said = [...feedback, ...solved.flatMap(toSolutionFeedback), ...toTaskFeedback(sorted)].filter(
    (entry) => !forgotten.has(entry.feedback.person, entry.feedback.at),
  );
  const known = { roles: new Set(roles.map((role) => role.id)), stages: new Set(stages) };
  return {
    ...buildDataset({ curated, feedback: toExamples(said, writtenAt), faq, writtenAt, heldOut, known }),
    ...(glossary && { glossary }),
  };
}
