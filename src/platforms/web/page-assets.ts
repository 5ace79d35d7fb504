import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { UsherError } from "../../core/errors.ts";

/** A file of the playground as it goes over the wire. */
export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Reads the page and the two libraries it uses once, by the path they are served at; throws `platform-failed` when one is missing. */
export function loadPageAssets(): ReadonlyMap<string, Asset> {
  const folder = new URL("page/", import.meta.url);
  try {
    const files = readdirSync(folder).filter((name) => types[extname(name)] !== undefined);
    const assets = files.map((name): [string, Asset] => [`/${name}`, toAsset(new URL(name, folder), extname(name))]);
    return new Map([
      ...assets,
      ["/vendor/marked.js", toAsset(new URL(import.meta.resolve("marked")), ".js")],
      ["/vendor/dompurify.js", toAsset(new URL(import.meta.resolve("dompurify")), ".js")],
    ]);
  } catch (cause) {
    throw new UsherError(
      "platform-failed",
      `the playground's files are missing (${folder.pathname}); run npm run build`,
      {
        cause,
      },
    );
  }
}

function toAsset(file: URL, extension: string): Asset {
  const body = new Uint8Array(readFileSync(file));
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  return { body, type: types[extension] ?? "application/octet-stream", etag };
}
