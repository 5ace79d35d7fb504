import type { CommandCall } from "../../core/command/command.ts";
import type { Community } from "../../core/community/community.ts";
import type { Faq } from "../../core/faq/faq.ts";
import type { Correction } from "../../core/feedback/vote.ts";
import { toCorrectionTexts } from "./texts.ts";

/** What the options of a call say would have been right; `open` where they leave it open. */
export type ReadCorrection =
  | { readonly kind: "correction"; readonly correction: Correction }
  | { readonly kind: "open" }
  /** Not an entry that there is; `typed` may mean one. */
  | { readonly kind: "unknown-entry"; readonly typed: string }
  | { readonly kind: "fault"; readonly text: string };

const kinds = ["not-a-question", "nothing-fits"] as const;

/** Reads the one correction that a call names. Entries, roles and stages are known by their ids and names, `visible` are the entries. */
export function readCorrection(
  { options }: CommandCall,
  { roles, stages }: Community,
  visible: readonly Faq[],
  language: string,
): ReadCorrection {
  const texts = toCorrectionTexts(language);
  const named = (["faq", "role", "stage", "kind"] as const).flatMap((name) => {
    const typed = options[name]?.trim() ?? "";
    return typed === "" ? [] : [{ name, typed }];
  });
  const [only, ...others] = named;
  if (!only) return { kind: "open" };
  if (others.length > 0) return { kind: "fault", text: texts.onlyOne };
  const { name, typed } = only;
  const wanted = typed.toLowerCase();
  const found = (correction: Correction): ReadCorrection => ({ kind: "correction", correction });
  const unknown = (known: readonly string[]): ReadCorrection => ({ kind: "fault", text: texts.unknown(typed, known) });
  switch (name) {
    case "faq": {
      const faq = findEntry(visible, wanted);
      return faq ? found({ faqId: faq.id }) : { kind: "unknown-entry", typed };
    }
    case "role": {
      const role = roles.find((one) => one.id.toLowerCase() === wanted || one.name.toLowerCase() === wanted);
      return role ? found({ role: role.id }) : unknown(roles.map(({ id }) => id));
    }
    case "stage": {
      const stage = stages.find((one) => one.toLowerCase() === wanted);
      return stage === undefined ? unknown(stages) : found({ stage });
    }
    case "kind": {
      const kind = kinds.find((one) => one === wanted.replaceAll(" ", "-"));
      return kind ? found({ kind }) : unknown(kinds);
    }
  }
}

function findEntry(visible: readonly Faq[], wanted: string): Faq | undefined {
  const asks = ({ texts }: Faq) => Object.values(texts).some(({ question }) => question.toLowerCase() === wanted);
  return visible.find(({ id }) => id === wanted) ?? visible.find(asks);
}
