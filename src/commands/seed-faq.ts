import { join } from "node:path";
import type { Store } from "../core/ports/store.ts";
import type { Configuration } from "../features/configuration/configuration-schema.ts";
import { loadFaq } from "../features/faq/load-faq.ts";

/** Fills an empty FAQ from the community's file; once there are entries, or were, the database is the truth. */
export async function seedFaq(
  { id, files }: Configuration["communities"][number],
  configFolder: string,
  store: Store,
  now: number,
): Promise<void> {
  const known = [...(await store.faq.findAll(id)), ...(await store.faq.findRemoved(id))];
  if (known.length > 0) return;
  await store.faq.save(id, await loadFaq(join(configFolder, files.faq)), "system", now);
}
