import { z } from "zod";
import { type Example, exampleKinds } from "../../core/example.ts";
import { readYamlFile } from "./read-yaml-file.ts";

const text = z.string().trim().min(1);
const entry = z
  .strictObject({ text, role: text.optional(), stage: text.optional(), kind: z.enum(exampleKinds).optional() })
  .refine((value) => value.role !== undefined || value.stage !== undefined || value.kind !== undefined, {
    message: "teaches nothing; give it a role, a stage or a kind",
  })
  .refine((value) => value.kind === undefined || (value.role === undefined && value.stage === undefined), {
    message: "has a kind, so it is no question for anybody; take its role and stage away",
  });

type Labels = z.output<typeof heldOutEntry>;

const heldOutEntry = z.strictObject({
  text,
  role: text.optional(),
  stage: text.optional(),
  kind: z.enum(exampleKinds).optional(),
  faq: text.optional(),
});

/** Reads `examples.yaml`; throws `config-invalid` with every fault. */
export async function loadExamplesFile(file: string): Promise<readonly Example[]> {
  const { examples } = await readYamlFile(file, z.strictObject({ examples: z.array(entry) }));
  return examples.map(toExample);
}

/** Reads `held-out.yaml`, whose questions may name the FAQ that answers them; throws `config-invalid` with every fault. */
export async function loadHeldOutFile(file: string): Promise<readonly Example[]> {
  const { heldOut } = await readYamlFile(file, z.strictObject({ heldOut: z.array(heldOutEntry) }));
  return heldOut.map(toExample);
}

function toExample({ text, role, stage, kind, faq }: Labels): Example {
  return {
    text,
    ...(role === undefined ? {} : { role }),
    ...(stage === undefined ? {} : { stage }),
    ...(kind === undefined ? {} : { kind }),
    ...(faq === undefined ? {} : { faq }),
    source: "curated",
    trust: 1,
  };
}
