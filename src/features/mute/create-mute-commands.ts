import { toAuditEntry } from "../../core/audit-entry.ts";
import type { Command, CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import { toStanding } from "../../core/community/standing.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";
import { toCatalogue } from "../../core/reply/catalogue.ts";
import type { Reply } from "../../core/reply/reply.ts";

const toMuteTexts = toCatalogue({
  en: {
    muted: "I leave your messages alone from now on, unless you address me. `/unmute` takes it back.",
    heard: "I answer your questions again.",
  },
  zh: {
    muted: "从现在起，除非你直接找我，我不会回复你的消息。用 `/unmute` 可以恢复。",
    heard: "我会重新回答你的问题。",
  },
});

type Context = Pick<BotContext, "communities" | "store">;

/** `/mute` and `/unmute`: whether Usher answers the caller's messages that are not addressed to it. */
export function createMuteCommands(context: Context): readonly Command[] {
  const shared = { options: [], permission: "everyone", visibility: "private" } as const;
  return [
    {
      ...shared,
      name: "mute",
      names: { zh: "静音" },
      description: "Have no automatic replies to your messages",
      descriptions: { zh: "不再自动回复你的消息" },
      handle: (call) => setMuted(context, call, true),
    },
    {
      ...shared,
      name: "unmute",
      names: { zh: "取消静音" },
      description: "Have automatic replies to your questions again",
      descriptions: { zh: "重新自动回复你的问题" },
      handle: (call) => setMuted(context, call, false),
    },
  ];
}

async function setMuted(context: Context, call: CommandCall, isMuted: boolean): Promise<Reply> {
  const { store } = context;
  const { community, texts, notice } = openCall(context, call, toMuteTexts);
  if (community) {
    const key = { platform: call.platform, community: community.id, person: call.person.id };
    const standing = toStanding(community, call.platform, call.person);
    await store.people.record({ ...key, standing, at: call.at });
    const entry = toAuditEntry(call, isMuted ? "muted" : "unmuted", call.person.id, { platform: call.platform });
    await store.people.mute(key, isMuted ? call.at : undefined, entry);
  }
  return notice(isMuted ? texts.muted : texts.heard);
}
