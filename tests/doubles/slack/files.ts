import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError, type Method } from "./api-error.ts";
import { findWritable } from "./chat-methods.ts";
import { toMessageEvent } from "./payloads.ts";
import type { Json, SlackFile, SlackState, Workspace } from "./state.ts";

/** Uploading in three steps, as Slack asks for it: an address, the bytes, the sharing. */
export const fileMethods: Readonly<Record<string, Method>> = {
  "files.getUploadURLExternal": ({ workspace, state }, args) => {
    const length = Number(args.length);
    if (!args.filename || !(length > 0)) throw new ApiError("invalid_arguments");
    const file = { id: state.newId("F"), name: String(args.filename), length };
    workspace.files.set(file.id, file);
    return { upload_url: `${state.filesUrl}/upload/${file.id}`, file_id: file.id };
  },

  "files.completeUploadExternal": ({ workspace, newTs, tell }, args) => {
    const files = (args.files as { id: string }[]).map(({ id }) => workspace.files.get(id));
    if (files.some((file) => file?.bytes === undefined)) throw new ApiError("file_not_found");
    const channel = findWritable(workspace, { channel: args.channel_id });
    const threadTs = args.thread_ts as string | undefined;
    const message = {
      ts: newTs(),
      channel: channel.id,
      user: workspace.botUserId,
      botId: workspace.botId,
      text: "",
      files: files as SlackFile[],
      ...(threadTs === undefined ? {} : { threadTs }),
      reactions: new Map(),
    };
    channel.messages.push(message);
    tell({ ...toMessageEvent(message, channel, workspace), subtype: "file_share" });
    return { files: files.map((file) => ({ id: file?.id, title: file?.name })) };
  },
};

/** A person's file, put into a form. */
export function uploadFile({ files }: Workspace, state: SlackState, name: string, bytes: Uint8Array): SlackFile {
  const file = { id: state.newId("F"), name, length: bytes.byteLength, bytes };
  files.set(file.id, file);
  return file;
}

/** A file as Slack writes it into the state of a form. */
export function toFile({ filesUrl }: SlackState, { id, name, length }: SlackFile): Json {
  const address = `${filesUrl}/files/${id}/${encodeURIComponent(name)}`;
  return { id, name, size: length, mimetype: "text/plain", url_private: address, url_private_download: address };
}

/** Takes the bytes of an upload, and gives those of a file to whoever has a token with the right to read it. */
export async function serveFile(state: SlackState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, kind, id = ""] = String(request.url).split("/");
  const workspace = [...state.workspaces.values()].find(({ files }) => files.has(id));
  const file = workspace?.files.get(id);
  if (!workspace || !file) return void response.writeHead(404).end();
  if (kind === "upload") {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const bytes = Buffer.concat(parts);
    if (bytes.byteLength !== file.length) return void response.writeHead(400).end();
    file.bytes = bytes;
    return void response.writeHead(200).end("OK");
  }
  const isAllowed =
    request.headers.authorization === `Bearer ${workspace.botToken}` && workspace.scopes.has("files:read");
  if (!isAllowed) return void response.writeHead(302, { location: `${state.filesUrl}/signin` }).end();
  response.writeHead(200, { "content-type": "text/plain" }).end(file.bytes);
}
