import type { RawFile } from "discord.js";
import { renderAttachment } from "../../core/reply/render-attachment.ts";
import { cut } from "./cut.ts";
import type { AttachedFile, EncodedMessage } from "./encode.ts";

/** What discord.js sends: JSON, or a form of several parts where a file goes along. */
export interface MessageRequest {
  readonly body: object;
  readonly files?: RawFile[];
}

/** A message as a request; the files of a message that it takes the place of go. */
export function toRequest({ attachment, ...message }: EncodedMessage, also: object = {}): MessageRequest {
  if (!attachment) return { body: { ...message, ...also } };
  const { name, mediaType, text } = attachment;
  return {
    body: { ...message, ...also, attachments: [{ id: 0, filename: name }] },
    files: [{ name, contentType: `${mediaType}; charset=utf-8`, data: Buffer.from(text) }],
  };
}

const longest = 2000;

/** The message with the file's text in it, as far as it goes in. */
export function putFileInText({ attachment: _, ...message }: EncodedMessage, file: AttachedFile): EncodedMessage {
  const room = longest - message.content.length - 2;
  const content = `${message.content}\n\n${renderAttachment(file, file.language, room)}`.trim();
  return { ...message, content: cut(content, longest) };
}
