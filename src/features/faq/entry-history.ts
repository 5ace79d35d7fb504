import type { CommandCall } from "../../core/command/command.ts";
import { toName, toTimeZone } from "../../core/community/profile.ts";
import type { FaqRevision } from "../../core/ports/faq-store.ts";
import type { Button } from "../../core/reply/button.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { FaqPorts } from "./faq-ports.ts";
import { type FaqCall, openFaqCall } from "./open-faq-call.ts";
import { takeAway } from "./remove-entry.ts";
import { renderWritten } from "./render-written.ts";
import { toChangedFields } from "./to-changed-fields.ts";
import { writeEntry } from "./write-entry.ts";

const shown = 20;
const offered = 4;

/** `/faq history`: who changed an entry when, and what; for moderators with ways back and how it is used. */
export async function showHistory(ports: FaqPorts, call: CommandCall): Promise<Reply> {
  const opened = openFaqCall(ports, call);
  const { community, texts, notice, standing, language } = opened;
  const id = (call.options.entry ?? "").trim().toLowerCase();
  const [revisions, profiles] = await Promise.all([
    ports.store.faq.findRevisions(community.id, id),
    ports.store.profiles.findAll(community.id),
  ]);
  if (!(await opened.findLatest(id))) return notice(texts.unknown(id));
  const own = profiles.find(({ platform, person }) => platform === call.platform && person === call.person.id);
  const zone = toTimeZone(community, own);
  const lines = revisions.map((one, at) => {
    const who =
      one.author === "system"
        ? texts.imported
        : toName(
            community,
            one.author,
            profiles.find(({ person }) => person === one.author),
          );
    return `${one.revision}. ${renderTime(one.at, zone, language)} · ${who} · ${toWhat(opened, one, revisions[at - 1])}`;
  });
  const left = lines.length > shown ? [texts.earlier(lines.length - shown)] : [];
  const uses = standing.isModerator ? (await ports.store.faq.countUses(community.id)).get(id) : undefined;
  return notice([texts.historyOf(id), ...left, ...lines.slice(-shown)].join("\n"), {
    ...(standing.isModerator && {
      footer: texts.uses(uses ?? { shown: 0, helped: 0 }),
      buttons: revisions
        .slice(-1 - offered, -1)
        .toReversed()
        .map((one) => toBack(opened, id, one.revision)),
    }),
  });
}

/** `/faq revert`: makes an earlier revision the latest again; the one before the latest unless named. */
export async function revertEntry(ports: FaqPorts, call: CommandCall): Promise<Reply> {
  const opened = openFaqCall(ports, call);
  const { community, texts, notice } = opened;
  const id = (call.options.entry ?? "").trim().toLowerCase();
  const revisions = await ports.store.faq.findRevisions(community.id, id);
  const latest = revisions.at(-1);
  if (!latest) return notice(texts.unknown(id));
  const wanted = call.options.revision?.trim() || String(latest.revision - 1);
  const earlier = revisions.find(({ revision }) => String(revision) === wanted);
  if (!earlier) return notice(texts.noRevision(id, wanted, latest.revision));
  if (earlier.isRemoved) return takeAway(ports, opened, call, id);
  const basis = { entry: earlier.faq, basedOn: latest.revision, revertsTo: earlier.revision };
  return renderWritten(opened, call, await writeEntry(ports, opened, call, basis));
}

function toWhat({ texts }: FaqCall, one: FaqRevision, before: FaqRevision | undefined): string {
  if (one.isRemoved) return texts.wasRemoved;
  if (!before) return texts.wasMade;
  if (before.isRemoved) return texts.wasRestored;
  return toChangedFields(before.faq, one.faq)
    .map(({ field, language }) => `${texts.fields[field] ?? field}${language === undefined ? "" : ` (${language})`}`)
    .join(", ");
}

function toBack({ texts }: FaqCall, entry: string, revision: number): Button {
  const options = { entry, revision: String(revision) };
  return {
    label: texts.backTo(revision),
    style: "secondary",
    action: { kind: "command", name: "faq revert", options },
  };
}
