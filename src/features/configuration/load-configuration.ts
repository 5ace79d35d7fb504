import { join } from "node:path";
import { type Configuration, configurationSchema } from "./configuration-schema.ts";
import { findContradictions } from "./find-contradictions.ts";
import { readYaml } from "./read-yaml.ts";

/** Reads and checks `usher.yaml` in the configuration folder; throws `config-invalid` with every fault. */
export function loadConfiguration(folder: string): Promise<Configuration> {
  return readYaml(join(folder, "usher.yaml"), configurationSchema, findContradictions);
}
