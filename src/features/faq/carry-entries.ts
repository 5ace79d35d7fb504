import type { CommandCall } from "../../core/command/command.ts";
import { refreshFaq } from "../../core/faq/refresh-faq.ts";
import type { Attachment, Reply } from "../../core/reply/reply.ts";
import type { FaqPorts } from "./faq-ports.ts";
import { openFaqCall } from "./open-faq-call.ts";
import { readFaq } from "./read-faq.ts";
import { type FaqFormat, faqFormats, renderFaqText } from "./save-faq.ts";
import { renderFaults } from "./write-entry.ts";

/** As many faults as a message shows; all are in the file beside it. */
const shownFaults = 20;

/** `/faq import`: takes in the entries of a YAML or Markdown file; others stay as they are. With a fault in it nothing changes. */
export async function importEntries(ports: FaqPorts, call: CommandCall): Promise<Reply> {
  const opened = openFaqCall(ports, call);
  const { community, texts, notice } = opened;
  const reading = readFaq([{ text: call.options.file ?? "" }], { community, others: await opened.findAll() });
  if (reading.kind === "faulty") {
    const { faults } = reading;
    const all: Attachment = { name: "faults.txt", mediaType: "text/plain", text: `${renderFaults(faults)}\n` };
    return notice(`${texts.faults(faults.length)}\n${renderFaults(faults.slice(0, shownFaults))}`, {
      kind: "error",
      ...(faults.length > shownFaults && { attachment: all }),
    });
  }
  const written = await ports.store.faq.save(community.id, reading.faq, call.person.id, call.at);
  if (written > 0) await refreshFaq(ports, community.id);
  ports.log.info({ read: reading.faq.length, written }, "entries imported");
  return notice(texts.wasImported(reading.faq.length, written));
}

/** `/faq export`: the entries that the caller may see as a file, or one of them. */
export async function exportEntries(ports: FaqPorts, call: CommandCall): Promise<Reply> {
  const opened = openFaqCall(ports, call);
  const { texts, notice } = opened;
  const visible = await opened.findVisible();
  const id = call.options.entry?.trim().toLowerCase();
  const wanted = id ? visible.filter((faq) => faq.id === id) : visible;
  if (id && wanted.length === 0) return notice(texts.unknown(id));
  const format = faqFormats.find((known) => known === call.options.format) ?? "yaml";
  const attachment = { ...kinds[format], text: renderFaqText(wanted, format) };
  return notice(texts.exported(wanted.length), {
    attachment: { ...attachment, name: `${id || "faq"}${attachment.name}` },
  });
}

const kinds: Readonly<Record<FaqFormat, Pick<Attachment, "name" | "mediaType">>> = {
  yaml: { name: ".yaml", mediaType: "application/yaml" },
  markdown: { name: ".md", mediaType: "text/markdown" },
};
