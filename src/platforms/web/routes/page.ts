import type { Asset } from "../page-assets.ts";
import type { WebRequest } from "../web-context.ts";

/** A file of the page; the browser keeps it and asks each time whether it is still the same. */
export function createGetAsset({ body, type, etag }: Asset) {
  return (c: WebRequest): Response => {
    const headers = { "content-type": type, etag, "cache-control": "no-cache" };
    return c.req.header("if-none-match") === etag ? c.body(null, 304, headers) : c.body(body, 200, headers);
  };
}
