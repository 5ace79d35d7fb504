import { type APIMessage, type APIUser, MessageType } from "discord.js";
import type { Community } from "../../core/community/community.ts";
import { toStanding } from "../../core/community/standing.ts";
import type { Author, IncomingMessage } from "../../core/question/message.ts";
import { decodeAction } from "./action-id.ts";
import { type ChannelFacts, toPlace } from "./places.ts";

/** A message as the gateway sends it or the API returns it. */
export interface RawMessage extends Pick<APIMessage, "id" | "content" | "timestamp" | "type"> {
  readonly author: APIUser;
  readonly member?: { readonly roles?: readonly string[] };
  readonly webhook_id?: string;
  readonly referenced_message?: { readonly author: { readonly id: string } } | null;
}

export interface DecodingContext {
  readonly botId: string;
  readonly community: Community;
  readonly facts: ChannelFacts;
  /** The author's roles where the message does not bring them. */
  readonly roleIds?: readonly string[];
}

/** Whether a person wrote it: not a bot, a webhook, or Discord itself. */
export function isFromPerson(message: RawMessage): boolean {
  const isWritten = message.type === MessageType.Default || message.type === MessageType.Reply;
  return isWritten && !message.author.bot && message.webhook_id === undefined;
}

/**
 * A Discord message in our words; a forum post's title belongs to its first message, the mention of Usher to none. A reply to
 * Usher is said to it, except by helpers and moderators: theirs are for the asker.
 */
export function decodeMessage(message: RawMessage, context: DecodingContext): IncomingMessage {
  const { botId, community, facts } = context;
  const naming = new RegExp(`<@!?${botId}>`, "g");
  const content = message.content.replaceAll(naming, " ").trim();
  const isNamed = naming.test(message.content);
  const isOpening = facts.kind === "post" && message.id === facts.id;
  const author = decodeAuthor(message.author, context.roleIds ?? message.member?.roles ?? []);
  const standing = toStanding(community, "discord", author);
  const isReply =
    message.referenced_message?.author.id === botId && !standing.isModerator && standing.roles.length === 0;
  return {
    ...toPlace(community, facts),
    messageId: message.id,
    author,
    text: isOpening && facts.name !== undefined ? `${facts.name}\n\n${content}`.trim() : content,
    addressed: facts.kind === "direct" || isNamed || isReply,
    sentAt: Date.parse(message.timestamp),
    ...(facts.isPrivate ? { isPrivate: true } : {}),
    ...(facts.guildId === undefined
      ? {}
      : { link: `https://discord.com/channels/${facts.guildId}/${facts.id}/${message.id}` }),
  };
}

/** Somebody in our words; `locale` is Discord's, `zh-CN`. */
export function decodeAuthor(user: APIUser, roleIds: readonly string[], locale?: string): Author {
  return {
    id: user.id,
    name: user.global_name ?? user.username,
    roleIds,
    isBot: user.bot ?? false,
    ...(locale === undefined ? {} : { language: toLanguage(locale) }),
  };
}

/** The language of one of Discord's locales. */
export function toLanguage(locale: string): string {
  return locale.split("-")[0] ?? locale;
}

/** The question that one of Usher's own messages is about, by what its components carry. */
export function findQuestionId(message: Pick<APIMessage, "components">): string | undefined {
  for (const row of message.components ?? []) {
    if (!("components" in row)) continue;
    for (const component of row.components) {
      const ids = "custom_id" in component ? [component.custom_id] : [];
      const values = "options" in component ? component.options.map(({ value }) => value) : [];
      const carried = [...ids, ...values].map(decodeAction).find((action) => action !== undefined);
      if (carried) return carried.questionId;
    }
  }
  return undefined;
}
