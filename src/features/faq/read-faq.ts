import { checkEntries, type EntryReading, type EntrySurroundings } from "./check-entries.ts";
import { isFaqMarkdown, readFaqMarkdown } from "./faq-markdown.ts";
import { readFaqYaml } from "./faq-yaml.ts";

/** A file of entries as text. */
export interface FaqFile {
  /** As people know it; absent for what was handed over in chat. */
  readonly name?: string;
  readonly text: string;
}

/** Reads entries out of files, YAML or Markdown each, and checks them all together. */
export function readFaq(files: readonly FaqFile[], surroundings?: EntrySurroundings): EntryReading {
  const readings = files.map(({ name, text }) =>
    name?.endsWith(".md") || isFaqMarkdown(text) ? readFaqMarkdown(text, name) : readFaqYaml(text),
  );
  const unreadable = readings.flatMap(({ faults }) => faults);
  const checked = checkEntries(
    readings.flatMap(({ drafts }) => drafts),
    surroundings,
  );
  if (unreadable.length === 0) return checked;
  return { kind: "faulty", faults: [...unreadable, ...(checked.kind === "faulty" ? checked.faults : [])] };
}
