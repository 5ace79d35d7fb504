import type { CommandCall } from "../../core/command/command.ts";
import { toFaqText } from "../../core/faq/faq.ts";
import { isRestricted } from "../../core/faq/may-read-faq.ts";
import type { Button } from "../../core/reply/button.ts";
import { renderFaq } from "../../core/reply/render-faq.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { Finder } from "./create-finder.ts";
import type { FaqPorts } from "./faq-ports.ts";
import { findCalled } from "./find-called.ts";
import { type FaqCall, openFaqCall } from "./open-faq-call.ts";

/**
 * `/faq show`: an entry, for the caller alone or for all, in their language where it has it. A restricted one, and one that all
 * have read here within the cooldown, is for the caller alone.
 */
export async function showEntry(ports: FaqPorts, find: Finder, call: CommandCall): Promise<Reply> {
  const opened = openFaqCall(ports, call);
  const called = await findCalled(find, opened, call);
  if (called.kind === "unknown") return called.reply;
  const { community, texts, notice, standing } = opened;
  const { faq } = called;
  const language = call.options.language?.trim() || opened.language;
  const words = renderFaq(faq, language, community);
  if (!words) return notice(texts.unknown(faq.id));
  const isPublic =
    call.options.for === "everyone" && !isRestricted(faq) && !(await isCoolingDown(ports, opened, call, faq.id));
  const { platform, channel, thread, at } = call;
  const place = { platform, community: community.id, channel, ...(thread !== undefined && { thread }) };
  await ports.store.faq.recordShowing({ ...place, faqId: faq.id, isPublic, at });
  if (isPublic) return notice("", { ...words, visibility: "public" });
  const uses = standing.isModerator ? (await ports.store.faq.countUses(community.id)).get(faq.id) : undefined;
  const isHelper = standing.isModerator || standing.roles.length > 0;
  const own = toFaqText(faq, language, community.languages)?.language ?? language;
  const roles = isRestricted(faq) ? [texts.onlyFor(faq.restrictedTo ?? [])] : [];
  return notice("", {
    ...words,
    ...(standing.isModerator && {
      footer: [faq.id, texts.uses(uses ?? { shown: 0, helped: 0 }), ...roles].join(" · "),
    }),
    buttons: isHelper ? toButtons(faq.id, own, texts) : [],
  });
}

async function isCoolingDown({ store }: FaqPorts, { community }: FaqCall, call: CommandCall, id: string) {
  const shownAt = await store.faq.findLastShown(call, id);
  return shownAt !== undefined && call.at - shownAt < (community.faq?.cooldownMinutes ?? 0) * 60_000;
}

function toButtons(entry: string, language: string, texts: FaqCall["texts"]): readonly Button[] {
  const style = "secondary";
  return [
    { label: texts.edit, style, action: { kind: "command", name: "faq edit", options: { entry, language } } },
    { label: texts.history, style, action: { kind: "command", name: "faq history", options: { entry } } },
  ];
}
