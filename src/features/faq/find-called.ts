import type { CommandCall } from "../../core/command/command.ts";
import type { Faq } from "../../core/faq/faq.ts";
import type { FaqRevision } from "../../core/ports/faq-store.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";
import type { Finder } from "./create-finder.ts";
import type { FaqCall } from "./open-faq-call.ts";
import { toTitle } from "./to-title.ts";

/** The entry that a call names, as of now, or what to say instead. */
export type Called =
  | { readonly kind: "found"; readonly latest: FaqRevision; readonly faq: Faq }
  | { readonly kind: "unknown"; readonly reply: Reply };

const offered = 3;

/** Finds the entry of the option `entry` by its id or its question; where there is none, the likeliest are offered to press. */
export async function findCalled(find: Finder, opened: FaqCall, call: CommandCall): Promise<Called> {
  const { community, texts, language, notice } = opened;
  const typed = (call.options.entry ?? "").trim();
  const visible = await opened.findVisible();
  const wanted = typed.toLowerCase();
  const exact =
    visible.find(({ id }) => id === wanted) ??
    visible.find((faq) => Object.values(faq.texts).some(({ question }) => question.toLowerCase() === wanted));
  const latest = exact && (await opened.findLatest(exact.id));
  if (latest && !latest.isRemoved) return { kind: "found", latest, faq: latest.faq };
  const buttons = find(community.id, visible, typed)
    .slice(0, offered)
    .map((faq) => ({
      label: toExcerpt(toTitle(faq, language, community.languages), 70),
      style: "secondary" as const,
      action: { kind: "command" as const, name: call.name, options: { ...call.options, entry: faq.id } },
    }));
  const text = buttons.length > 0 ? texts.didYouMean(typed) : texts.unknown(typed);
  return { kind: "unknown", reply: notice(text, { buttons }) };
}
