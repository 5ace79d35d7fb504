import type { Choice, CommandCall } from "../../core/command/command.ts";
import type { Faq } from "../../core/faq/faq.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";
import type { Finder } from "./create-finder.ts";
import type { FaqPorts } from "./faq-ports.ts";
import { openFaqCall } from "./open-faq-call.ts";
import { toTitle } from "./to-title.ts";

const shown = 5;
const offered = 25;
/** How little a later place in one list weighs against an earlier one in the other. */
const damping = 10;

/** `/faq search`: the entries that fit words by their letters or by their sense, to open by a press. */
export async function searchEntries(ports: FaqPorts, find: Finder, call: CommandCall): Promise<Reply> {
  const opened = openFaqCall(ports, call);
  const { community, judge, texts, language, notice } = opened;
  const words = (call.options.words ?? "").trim();
  const visible = await opened.findVisible();
  const byId = new Map(visible.map((faq) => [faq.id, faq]));
  const { matches } = await judge.judge(words);
  const bySense = matches.filter(({ kind }) => kind === "faq").map(({ id }) => id);
  const byLetters = find(community.id, visible, words).map(({ id }) => id);
  const found = fuse(bySense, byLetters)
    .flatMap((id) => byId.get(id) ?? [])
    .slice(0, shown);
  if (found.length === 0) return notice(texts.nothingFound(words));
  return notice(texts.found, {
    buttons: found.map((faq) => ({
      label: toExcerpt(toTitle(faq, language, community.languages), 70),
      action: { kind: "command", name: "faq show", options: { entry: faq.id } },
      style: "secondary",
    })),
  });
}

/** Entries for the option that is being typed: what fits, or all by their ids while nothing is typed; removed ones where asked for. */
export async function suggestEntries(
  ports: FaqPorts,
  find: Finder,
  call: CommandCall,
  { withRemoved = false } = {},
): Promise<readonly Choice[]> {
  const { community, language, findVisible, mayRead } = openFaqCall(ports, call);
  const removed = withRemoved ? await ports.store.faq.findRemoved(community.id) : [];
  const visible = [...(await findVisible()), ...removed.filter(mayRead)];
  const typed = (call.options.entry ?? "").trim();
  const fitting = typed === "" ? visible : find(community.id, visible, typed);
  return fitting.slice(0, offered).map((faq) => toChoice(faq, toTitle(faq, language, community.languages)));
}

function toChoice({ id }: Faq, title: string): Choice {
  return { label: toExcerpt(title, 100), value: id };
}

/** Two rankings as one, by reciprocal ranks. */
function fuse(...rankings: readonly (readonly string[])[]): readonly string[] {
  const scores = new Map<string, number>();
  for (const ranking of rankings) {
    for (const [rank, id] of ranking.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (damping + rank));
  }
  return [...scores].toSorted(([, one], [, other]) => other - one).map(([id]) => id);
}
