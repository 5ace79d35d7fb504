import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import type { Community } from "../core/community.ts";
import type { Store } from "../core/ports/store.ts";
import { loadFaqFile, renderFaqFile } from "../features/configuration/faq-file.ts";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import { openStore } from "../store/open-store.ts";
import type { CommandContext } from "./command-context.ts";
import { findCommunity } from "./find-community.ts";

/** `usher faq list | import | export`: the community's FAQ in the database, from and to a YAML file. */
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
    .description("write the entries of a YAML file into the database; others stay as they are")
    .argument("<file>", "a file in the form of config/faq.yaml")
    .option("--community <id>", "the community; the first of the configuration unless named")
    .option("--json", "print the number of entries written as JSON")
    .action((file: string, options: FaqOptions) =>
      withFaq(context, options, (place) => importFile(context, place, file, options)),
    );
  faq
    .command("export")
    .description("write all entries as YAML")
    .argument("[file]", "where to; the standard output unless named")
    .option("--community <id>", "the community; the first of the configuration unless named")
    .action((file: string | undefined, options: FaqOptions) =>
      withFaq(context, options, (place) => exportFile(context, place, file)),
    );
}

interface FaqOptions {
  readonly community?: string;
  readonly json?: true;
}

interface FaqPlace {
  readonly community: Pick<Community, "id" | "languages">;
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

async function list({ print }: CommandContext, { community, store }: FaqPlace, options: FaqOptions): Promise<void> {
  const entries = await store.faq.findAll(community.id);
  if (options.json) return print(JSON.stringify(entries));
  for (const { id, texts } of entries) {
    const languages = Object.keys(texts);
    const shown = community.languages.find((language) => texts[language]) ?? languages[0] ?? "";
    print(`${id}\t${languages.join(",")}\t${texts[shown]?.question ?? ""}`);
  }
}

async function importFile(
  { print }: CommandContext,
  { community, store }: FaqPlace,
  file: string,
  options: FaqOptions,
): Promise<void> {
  const entries = await loadFaqFile(file);
  const written = await store.faq.save(community.id, entries, "system", Date.now());
  if (options.json) return print(JSON.stringify({ read: entries.length, written }));
  print(`${entries.length} entries read, ${written} new or changed. A running Usher uses them after its next start.`);
}

async function exportFile(
  { print, remark }: CommandContext,
  { community, store }: FaqPlace,
  file?: string,
): Promise<void> {
  const entries = await store.faq.findAll(community.id);
  const text = renderFaqFile(entries);
  if (file === undefined) return print(text.trimEnd());
  await writeFile(file, text);
  remark(`${entries.length} entries written to ${file}.`);
}
