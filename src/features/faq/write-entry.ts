import type { CommandCall } from "../../core/command/command.ts";
import type { Faq } from "../../core/faq/faq.ts";
import { refreshFaq } from "../../core/faq/refresh-faq.ts";
import { type Fault, renderFault } from "../../core/fault.ts";
import { refreshMemory } from "../../core/feedback/refresh-memory.ts";
import type { FaqChange, FaqChanged } from "../../core/ports/faq-store.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { checkEntries } from "./check-entries.ts";
import type { FaqPorts } from "./faq-ports.ts";
import type { FaqCall } from "./open-faq-call.ts";

/** What became of an entry that somebody wrote: kept as `faq`, faulty, or why not. */
export type Written =
  | { readonly kind: "saved"; readonly revision: number; readonly faq: Faq }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[] }
  | Exclude<FaqChanged, { readonly kind: "saved" }>;

/** Checks an entry as people wrote it, keeps it as a revision, and lets the judge know of it at once. */
export async function writeEntry(
  ports: FaqPorts,
  opened: FaqCall,
  call: CommandCall,
  written: Pick<FaqChange, "basedOn" | "adopts" | "revertsTo"> & { readonly entry: unknown },
): Promise<Written> {
  const { community } = opened;
  const { entry, ...basis } = written;
  const others = await opened.findAll();
  const reading = checkEntries([{ place: "", value: entry }], { community, others });
  if (reading.kind === "faulty") return reading;
  const [faq] = reading.faq;
  if (!faq) return { kind: "unchanged" };
  const by = { community: community.id, author: call.person.id, at: call.at };
  const changed = await ports.store.faq.change({ ...by, ...basis, faq });
  if (changed.kind !== "saved") return changed;
  const { person, platform } = call;
  if (person.name !== undefined) {
    await ports.store.profiles.save({ community: community.id, platform, person: person.id, name: person.name });
  }
  await refreshFaq(ports, community.id);
  if (basis.adopts !== undefined) await refreshMemory(ports, community.id, basis.adopts);
  ports.log.info({ faq: faq.id, revision: changed.revision }, "entry written");
  return { ...changed, faq };
}

/** Why an entry was not kept, with what its author wrote, so that nothing is lost. */
export function renderUnwritten(opened: FaqCall, call: CommandCall, reason: string): Reply {
  const { texts, notice } = opened;
  const wrote = ["question", "variants", "answer", "tags", "source"].flatMap((name) => {
    const value = call.options[name]?.trim();
    return value ? [`**${texts.fields[name] ?? name}**\n${toBlock(value)}`] : [];
  });
  return notice([reason, ...(wrote.length > 0 ? [texts.youWrote, ...wrote] : [])].join("\n\n"), { kind: "error" });
}

/** Faults as a list. */
export function renderFaults(faults: readonly Fault[]): string {
  return faults.map((fault) => `- ${renderFault(fault)}`).join("\n");
}

/** Fenced longer than anything within. */
function toBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([fence]) => fence.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
