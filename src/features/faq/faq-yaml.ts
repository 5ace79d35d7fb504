import { LineCounter, parseDocument, stringify } from "yaml";
import type { Faq } from "../../core/faq/faq.ts";
import type { Fault } from "../../core/fault.ts";
import type { EntryDraft } from "./check-entries.ts";
import { toOrdered } from "./to-ordered.ts";

/** What a text of entries holds before it is checked, with what could not be read at all. */
export interface DraftReading {
  readonly drafts: readonly EntryDraft[];
  readonly faults: readonly Fault[];
}

/** Entries as YAML, in the form of `config/faq.yaml`. */
export function renderFaqYaml(faq: readonly Faq[]): string {
  return stringify({ faq: faq.map(toOrdered) }, { lineWidth: 120 });
}

/** The inverse of `renderFaqYaml`, for what people write, too. */
export function readFaqYaml(text: string): DraftReading {
  const yaml = parseYaml(text);
  if (yaml.fault) return { drafts: [], faults: [yaml.fault] };
  const { value } = yaml;
  const faq = isBlock(value) ? value.faq : undefined;
  const strange = isBlock(value) ? Object.keys(value).filter((key) => key !== "faq") : [];
  const faults = strange.map((path) => ({ path, message: "is no setting here; put the entries into a list, faq" }));
  if (!Array.isArray(faq)) {
    return {
      drafts: [],
      faults: [...faults, { path: "faq", message: "is missing or no list; give a list of entries" }],
    };
  }
  return { drafts: faq.map((entry: unknown, at) => ({ place: `faq[${at}]`, value: entry })), faults };
}

/** A YAML text as a value, or where it stops being YAML; `startsAt` is the number of its first line. */
export function parseYaml(
  text: string,
  startsAt = 1,
): { readonly value: unknown; readonly fault?: undefined } | { readonly fault: Fault } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const [error] = document.errors;
  if (!error) return { value: document.toJS() };
  const { line, col } = lineCounter.linePos(error.pos[0]);
  const place = `line ${line + startsAt - 1}, column ${col}`;
  return { fault: { path: place, message: `is not valid YAML (${error.message.split("\n")[0]}); correct it` } };
}

export function isBlock(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
