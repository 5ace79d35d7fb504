import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UsherError } from "../../core/errors.ts";
import type { Faq } from "../../core/faq/faq.ts";
import { renderFaqMarkdown } from "./faq-markdown.ts";
import { renderFaqYaml } from "./faq-yaml.ts";

export const faqFormats = ["yaml", "markdown"] as const;

export type FaqFormat = (typeof faqFormats)[number];

/** Entries as one text. */
export function renderFaqText(faq: readonly Faq[], format: FaqFormat): string {
  return format === "yaml" ? renderFaqYaml(faq) : renderFaqMarkdown(faq);
}

/**
 * Writes entries to a file, or as Markdown to a folder, one file an entry; the files of `removed` entries are taken away there.
 * Without a format the path decides: a folder and `.md` are Markdown. Gives the format it was.
 */
export async function saveFaq(
  path: string,
  faq: readonly Faq[],
  { format: wanted, removed }: { readonly format?: FaqFormat; readonly removed: readonly string[] },
): Promise<FaqFormat> {
  const isFolder = path.endsWith("/") || (await isExistingFolder(path));
  const format = wanted ?? (isFolder || path.endsWith(".md") ? "markdown" : "yaml");
  if (format === "yaml" && isFolder) {
    throw new UsherError("input-invalid", `${path} is a folder; name a file for YAML, or take --format markdown.`);
  }
  if (format === "yaml" || path.endsWith(".md")) {
    await writeFile(path, renderFaqText(faq, format));
    return format;
  }
  await mkdir(path, { recursive: true });
  for (const entry of faq) await writeFile(join(path, `${entry.id}.md`), renderFaqMarkdown([entry]));
  for (const id of removed) await rm(join(path, `${id}.md`), { force: true });
  return format;
}

async function isExistingFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}
