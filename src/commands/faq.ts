import { join } from "node:path";
import { type Command, Option } from "commander";
import type { Faq } from "../core/faq/faq.ts";
import type { Store } from "../core/ports/store.ts";
import type { Configuration } from "../features/configuration/configuration-schema.ts";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import { loadFaq } from "../features/faq/load-faq.ts";
import { type FaqFormat, faqFormats, renderFaqText, saveFaq } from "../features/faq/save-faq.ts";
import { openStore } from "../store/open-store.ts";
import type { CommandContext } from "./command-context.ts";
import { findCommunity } from "./find-community.ts";
import { findSeed } from "./serving/seed-faq.ts";

/** `usher faq list | import | export`: the community's FAQ in the database, from and to YAML and Markdown. */
export function addFaqCommand(program: Command, context: CommandContext): void {
  const faq = program.command("faq").description("list, import or export a community's FAQ");
  faq
    .command("list")
    .description("list the entries: id, languages, question")
    .option("--community <id>", "the community; the first of the configuration unless named")
    .option("--json", "print the entries as JSON")
    .action((options: FaqOptions) => withFaq(context, options, (place) => list(context, place, options)));
  faq
    .command("import")
    .description("write entries into the database; others stay as they are")
    .argument("<path>", "a YAML file in the form of config/faq.yaml, or Markdown: a file, or a folder of them")
    .option("--community <id>", "the community; the first of the configuration unless named")
    .option("--json", "print the number of entries written as JSON")
    .action((path: string, options: FaqOptions) =>
      withFaq(context, options, (place) => importFrom(context, place, path, options)),
    );
  faq
    .command("export")
    .description("write all entries as YAML, or as Markdown with one file an entry")
    .argument("[path]", "the file or folder; the standard output unless named")
    .option("--community <id>", "the community; the first of the configuration unless named")
    .addOption(new Option("--format <format>", "folders and .md are Markdown unless named").choices(faqFormats))
    .action((path: string | undefined, options: FaqOptions) =>
      withFaq(context, options, (place) => exportTo(context, place, path, options)),
    );
}

interface FaqOptions {
  readonly community?: string;
  readonly json?: true;
  readonly format?: FaqFormat;
}

interface FaqPlace {
  readonly community: Configuration["communities"][number];
  readonly store: Store;
}

async function withFaq(
  { settings }: CommandContext,
  { community: wanted }: FaqOptions,
  work: (place: FaqPlace) => Promise<void>,
): Promise<void> {
  const community = findCommunity(await loadConfiguration(settings.configFolder), wanted);
  const store = await openStore({ file: join(settings.dataFolder, "usher.db") });
  try {
    await work({ community, store });
  } finally {
    await store.close();
  }
}

/** The entries in the database; before the first start those that it will bring, with a remark that says so. */
async function findEntries(
  { settings, remark }: CommandContext,
  { community, store }: FaqPlace,
): Promise<readonly Faq[]> {
  const seed = await findSeed(community, settings.configFolder, store);
  if (seed.length === 0) return store.faq.findAll(community.id);
  remark(
    `The database is empty yet: these are the ${seed.length} entries of ${community.files.faq}, which the first start takes in.`,
  );
  return seed;
}

async function list(context: CommandContext, place: FaqPlace, options: FaqOptions): Promise<void> {
  const { print } = context;
  const { community } = place;
  const entries = await findEntries(context, place);
  if (options.json) return print(JSON.stringify(entries));
  for (const { id, texts } of entries) {
    const languages = Object.keys(texts);
    const shown = community.languages.find((language) => texts[language]) ?? languages[0] ?? "";
    print(`${id}\t${languages.join(",")}\t${texts[shown]?.question ?? ""}`);
  }
}

async function importFrom(
  { print }: CommandContext,
  { community, store }: FaqPlace,
  path: string,
  options: FaqOptions,
): Promise<void> {
  const entries = await loadFaq(path, { community, others: await store.faq.findAll(community.id) });
  const written = await store.faq.save(community.id, entries, "system", Date.now());
  if (options.json) return print(JSON.stringify({ read: entries.length, written }));
  print(`${entries.length} entries read, ${written} new or changed. A running Usher uses them after its next start.`);
}

async function exportTo(
  context: CommandContext,
  place: FaqPlace,
  path: string | undefined,
  { format }: FaqOptions,
): Promise<void> {
  const { print, remark } = context;
  const { community, store } = place;
  const entries = await findEntries(context, place);
  if (path === undefined) return print(renderFaqText(entries, format ?? "yaml").trimEnd());
  const removed = (await store.faq.findRemoved(community.id)).map(({ id }) => id);
  await saveFaq(path, entries, { removed, ...(format !== undefined && { format }) });
  remark(`${entries.length} entries written to ${path}.`);
}
