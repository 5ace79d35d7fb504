import type { APIAllowedMentions, APIEmbed, APIMessageTopLevelComponent } from "discord.js";
import type { Community } from "../../core/community/community.ts";
import type { Attachment, Reply } from "../../core/reply/reply.ts";
import type { ActionIds } from "./action-id.ts";
import { cut } from "./cut.ts";
import { encodeComponents, toWebAddress } from "./encode-components.ts";
import { splitText } from "./split-text.ts";

/** Nobody is notified. */
export const closedMentions: APIAllowedMentions = { parse: [], replied_user: false };

/** One message as Discord takes it; `allowed_mentions` is always there. */
export interface EncodedMessage {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: APIAllowedMentions;
  readonly attachment?: AttachedFile;
}

/** A file that goes along, and the language of what may have to be said about it. */
export interface AttachedFile extends Attachment {
  readonly language: string;
}

const limits = { content: 2000, title: 256, description: 4096, footer: 1000 };
const colours = { answer: 0x2e7d5b, suggest: 0x3b6ea5, route: 0xb7791f, abstain: 0x6b7280 };

/**
 * A reply as messages within Discord's limits: verdicts as embeds, notices as plain text. The one mention a route allows stands
 * in the first message, the source, the file and the buttons under the last. None where the reply has no words at all.
 */
export function encodeReply(reply: Reply, community: Community | undefined, ids: ActionIds): readonly EncodedMessage[] {
  const mention = toMention(reply, community);
  if (!mention && ![reply.title, reply.text, reply.footer].some(Boolean)) return [];
  const components = encodeComponents(reply, ids);
  if (reply.kind === "notice" || reply.kind === "error") return encodePlain(reply, mention, components);
  const texts = splitText(reply.text, limits.description);
  const shown = texts.length === 0 ? [undefined] : texts;
  return shown.map((text, index) => {
    const isFirst = index === 0;
    const isLast = index === shown.length - 1;
    return {
      content: isFirst ? (mention?.text ?? "") : "",
      embeds: [toEmbed(reply, text, { isFirst, isLast })],
      components: isLast ? components : [],
      allowed_mentions: isFirst ? (mention?.allowed ?? closedMentions) : closedMentions,
      ...(isLast ? toFile(reply) : {}),
    };
  });
}

interface Mention {
  readonly text: string;
  readonly allowed: APIAllowedMentions;
}

function encodePlain(
  reply: Reply,
  mention: Mention | undefined,
  components: APIMessageTopLevelComponent[],
): readonly EncodedMessage[] {
  const whole = [mention?.text, reply.title && `**${reply.title}**`, reply.text, reply.source]
    .filter(Boolean)
    .join("\n");
  const texts = splitText(whole, limits.content);
  return texts.map((content, index) => ({
    content,
    embeds: [],
    components: index === texts.length - 1 ? components : [],
    allowed_mentions: index === 0 ? (mention?.allowed ?? closedMentions) : closedMentions,
    ...(index === texts.length - 1 ? toFile(reply) : {}),
  }));
}

function toFile({ attachment, language }: Reply): Pick<EncodedMessage, "attachment"> {
  return attachment === undefined ? {} : { attachment: { ...attachment, language } };
}

const isDiscordId = /^\d{15,20}$/;

/** Exactly one person, or else one role, and nobody when the community has no Discord id for it. */
function toMention({ mention }: Reply, community: Community | undefined): Mention | undefined {
  if (!mention) return undefined;
  if (mention.person !== undefined && isDiscordId.test(mention.person)) {
    return { text: `<@${mention.person}>`, allowed: { parse: [], users: [mention.person], replied_user: false } };
  }
  const role = community?.roles.find((candidate) => candidate.id === mention.role);
  const id = role?.platformIds.discord;
  if (id === undefined) return undefined;
  return { text: `<@&${id}>`, allowed: { parse: [], roles: [id], replied_user: false } };
}

function toEmbed(
  reply: Reply,
  text: string | undefined,
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): APIEmbed {
  const url = toWebAddress(reply.source);
  const colour = reply.kind === "notice" || reply.kind === "error" ? undefined : colours[reply.kind];
  return {
    ...(isFirst && reply.title ? { title: cut(reply.title, limits.title) } : {}),
    ...(isFirst && reply.title && url !== undefined ? { url } : {}),
    ...(text === undefined ? {} : { description: text }),
    ...(isLast && reply.footer ? { footer: { text: cut(reply.footer, limits.footer) } } : {}),
    ...(colour === undefined ? {} : { color: colour }),
  };
}

/** Lets one person be notified, for a reply that must find its asker in the channel. */
export function addressTo(message: EncodedMessage, person: string): EncodedMessage {
  const { roles = [], users = [] } = message.allowed_mentions;
  return {
    ...message,
    content: `<@${person}> ${message.content}`.trim().slice(0, limits.content),
    allowed_mentions: {
      parse: [],
      roles,
      users: [...users, person],
      replied_user: false,
    },
  };
}
