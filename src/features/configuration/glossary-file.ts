import { z } from "zod";
import { readYaml } from "./read-yaml.ts";

const glossarySchema = z.strictObject({
  glossary: z.record(
    z.string().regex(/^[a-z]{2}$/, "must be a two-letter language code, like zh"),
    z.record(z.string().min(1), z.string().trim().min(1)),
  ),
});

/** Terms of a language (ISO 639-1) with the English words they stand for. */
export type Glossary = z.output<typeof glossarySchema>["glossary"];

/** Reads and checks a glossary; throws `config-invalid` with every fault. */
export async function loadGlossaryFile(file: string): Promise<Glossary> {
  return (await readYaml(file, glossarySchema)).glossary;
}
