import type { CommandCall } from "../../core/command/command.ts";
import type { Button } from "../../core/reply/button.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { FaqCall } from "./open-faq-call.ts";
import { toTitle } from "./to-title.ts";
import { renderFaults, renderUnwritten, type Written } from "./write-entry.ts";

/** What became of an entry, in words: kept, with buttons to go on or back; or why not, with what its author wrote. */
export function renderWritten(opened: FaqCall, call: CommandCall, written: Written): Reply {
  const { texts, notice, language, community } = opened;
  switch (written.kind) {
    case "saved": {
      const { faq, revision } = written;
      const text = texts.saved(faq.id, toTitle(faq, language, community.languages), revision);
      return notice(text, { buttons: toButtons(opened, faq.id, revision) });
    }
    case "unchanged":
      return notice(texts.unchanged);
    case "adopted-before": {
      const { faqId } = written;
      return notice(texts.adoptedBefore(faqId), { buttons: [toShow(opened, faqId)] });
    }
    case "not-accepted":
      return renderUnwritten(opened, call, texts.notAccepted);
    case "outdated":
      return renderUnwritten(opened, call, texts.outdated);
    case "faulty":
      return renderUnwritten(opened, call, `${texts.faults(written.faults.length)}\n${renderFaults(written.faults)}`);
  }
}

function toButtons(opened: FaqCall, entry: string, revision: number): readonly Button[] {
  const { texts, standing } = opened;
  const style = "secondary";
  const edit: Button = { label: texts.edit, style, action: { kind: "command", name: "faq edit", options: { entry } } };
  const undo: Button = {
    label: texts.undo,
    style,
    action:
      revision === 1
        ? { kind: "command", name: "faq remove", options: { entry } }
        : { kind: "command", name: "faq revert", options: { entry, revision: String(revision - 1) } },
  };
  return [toShow(opened, entry), edit, ...(standing.isModerator ? [undo] : [])];
}

function toShow({ texts }: FaqCall, entry: string): Button {
  return { label: texts.show, style: "secondary", action: { kind: "command", name: "faq show", options: { entry } } };
}
