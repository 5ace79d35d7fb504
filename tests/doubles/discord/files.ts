import type { DiscordState } from "./state.ts";

/** A file in the pretended Discord: sent by the bot or uploaded by a person. */
export interface FileState {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A file as Discord writes it; its address leads to the double's own CDN. */
export function toAttachment(state: DiscordState, { id, name, mediaType, bytes }: FileState): object {
  const url = `${state.cdnUrl}/attachments/${id}/${encodeURIComponent(name)}`;
  return { id, filename: name, size: bytes.byteLength, url, proxy_url: url, content_type: mediaType, ephemeral: true };
}

/** Keeps a file until the double ends. */
export function keepFile(state: DiscordState, file: Omit<FileState, "id">): FileState {
  const kept = { ...file, id: state.newId() };
  state.files.set(kept.id, kept);
  return kept;
}

/** The body of a request: JSON; of a form of several parts `payload_json`, with the files as `files`. */
export async function readBody(bytes: Buffer<ArrayBuffer>, contentType: string): Promise<unknown> {
  if (!contentType.startsWith("multipart/form-data")) {
    return bytes.byteLength === 0 ? undefined : JSON.parse(bytes.toString());
  }
  const form = await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  const payload = JSON.parse(String(form.get("payload_json") ?? "{}")) as object;
  const files: { key: string; name: string; mediaType: string; bytes: Uint8Array }[] = [];
  for (const [key, part] of form) {
    if (typeof part === "string") continue;
    files.push({ key, name: part.name, mediaType: part.type, bytes: new Uint8Array(await part.arrayBuffer()) });
  }
  return { ...payload, files };
}
