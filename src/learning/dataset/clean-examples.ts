import type { Example } from "../../core/example.ts";

/** The labels that mean something today; a set that is absent is not checked. */
export interface KnownLabels {
  readonly roles?: ReadonlySet<string>;
  readonly stages?: ReadonlySet<string>;
  readonly faq?: ReadonlySet<string>;
}

/** Without superfluous space, without labels of roles, stages and entries that are gone, and without what then teaches nothing. */
export function cleanExamples<Kind extends Example>(examples: readonly Kind[], known: KnownLabels): readonly Kind[] {
  return examples.flatMap(({ role, stage, faq, ...rest }) => {
    const labels = {
      ...(isKnown(role, known.roles) && { role }),
      ...(isKnown(stage, known.stages) && { stage }),
      ...(isKnown(faq, known.faq) && { faq }),
    };
    const text = rest.text.replace(/\s+/g, " ").trim();
    const teaches = rest.kind !== undefined || Object.keys(labels).length > 0;
    return text !== "" && rest.trust > 0 && teaches ? [{ ...rest, ...labels, text } as unknown as Kind] : [];
  });
}

function isKnown(label: string | undefined, known: ReadonlySet<string> | undefined): label is string {
  return label !== undefined && (known?.has(label) ?? true);
}
