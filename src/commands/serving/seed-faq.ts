import { join } from "node:path";
import type { Faq } from "../../core/faq/faq.ts";
import type { Store } from "../../core/ports/store.ts";
import type { Configuration } from "../../features/configuration/configuration-schema.ts";
import { loadFaq } from "../../features/faq/load-faq.ts";

type Seeded = Pick<Configuration["communities"][number], "id" | "files">;

/** The entries of the community's file while its FAQ is empty; once there are entries, or were, the database is the truth, and none. */
export async function findSeed({ id, files }: Seeded, configFolder: string, store: Store): Promise<readonly Faq[]> {
  const known = [...(await store.faq.findAll(id)), ...(await store.faq.findRemoved(id))];
  return known.length > 0 ? [] : loadFaq(join(configFolder, files.faq));
}

/** Fills an empty FAQ from the community's file. */
export async function seedFaq(community: Seeded, configFolder: string, store: Store, now: number): Promise<void> {
  const entries = await findSeed(community, configFolder, store);
  if (entries.length > 0) await store.faq.save(community.id, entries, "system", now);
}
