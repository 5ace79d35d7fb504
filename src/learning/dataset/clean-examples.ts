import type { Example } from "../../core/feedback/example.ts";
import { toTextKey } from "./to-text-key.ts";

/** The labels that mean something today; a set that is absent is not checked. */
export interface KnownLabels {
  readonly roles?: ReadonlySet<string>;
  readonly stages?: ReadonlySet<string>;
  readonly faq?: ReadonlySet<string>;
  /** Keys of the entries' own wordings, which an entry answers whatever anybody says. */
  readonly wordings?: ReadonlySet<string>;
}

/**
 * Without superfluous space, without labels of roles, stages and entries that are gone, without "no entry" where an entry has the very
 * wording or there are no entries at all, and without what then teaches nothing.
 */
export function cleanExamples<Kind extends Example>(examples: readonly Kind[], known: KnownLabels): readonly Kind[] {
  return examples.flatMap(({ role, stage, faq, ...rest }) => {
    const text = rest.text.replace(/\s+/g, " ").trim();
    const isMeant = faq === null ? isOpen(text, known) : isKnown(faq, known.faq);
    const labels = {
      ...(isKnown(role, known.roles) && { role }),
      ...(isKnown(stage, known.stages) && { stage }),
      ...(isMeant && { faq }),
    };
    const teaches = rest.kind !== undefined || Object.keys(labels).length > 0;
    return text !== "" && rest.trust > 0 && teaches ? [{ ...rest, ...labels, text } as unknown as Kind] : [];
  });
}

/** Whether it can be that no entry answers a text. */
function isOpen(text: string, { faq, wordings }: KnownLabels): boolean {
  return faq?.size !== 0 && wordings?.has(toTextKey(text)) !== true;
}

function isKnown(label: string | undefined, known: ReadonlySet<string> | undefined): label is string {
  return label !== undefined && (known?.has(label) ?? true);
}
