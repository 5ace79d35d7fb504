import { z } from "zod";
import type { Fault } from "../../core/fault.ts";
import { type Example, exampleKinds } from "../../core/feedback/example.ts";
import { readYaml } from "./read-yaml.ts";

const labels = {
  text: z.string().trim().min(1).describe("The message as it was typed."),
  role: z.string().exactOptional().describe("The role that should see it."),
  stage: z.string().exactOptional().describe("The stage of development it is about."),
  faq: z.string().nullable().exactOptional().describe("The FAQ that answers it; null where none does."),
  kind: z.enum(exampleKinds).exactOptional().describe("Set when it is nobody's question."),
};

const examplesSchema = z.strictObject({ examples: z.array(z.strictObject(labels)) });
const heldOutSchema = z.strictObject({ heldOut: z.array(z.strictObject(labels)) });

type LabelledLine = z.output<typeof examplesSchema>["examples"][number];

/** Reads and checks an examples file; throws `config-invalid` with every fault. */
export async function loadExamplesFile(file: string): Promise<readonly Example[]> {
  const { examples } = await readYaml(file, examplesSchema, (value) => findLabelFaults("examples", value.examples));
  return examples.map(toExample);
}

/** Reads and checks a file of held-out questions; throws `config-invalid` with every fault. */
export async function loadHeldOutFile(file: string): Promise<readonly Example[]> {
  const { heldOut } = await readYaml(file, heldOutSchema, (value) => findLabelFaults("heldOut", value.heldOut));
  return heldOut.map(toExample);
}

function findLabelFaults(list: string, lines: readonly LabelledLine[]): readonly Fault[] {
  return lines.flatMap(({ role, stage, faq, kind }, index) => {
    const isLabelled = role !== undefined || stage !== undefined || faq !== undefined;
    if (kind !== undefined && isLabelled) {
      return [
        {
          path: `${list}[${index}]`,
          message: "has a kind and another label; what is nobody's question has the kind alone",
        },
      ];
    }
    return kind === undefined && !isLabelled
      ? [{ path: `${list}[${index}]`, message: "has no label; give it a role, a stage, a faq or a kind" }]
      : [];
  });
}

function toExample(line: LabelledLine): Example {
  return { ...line, source: "curated", trust: 1 };
}
