import type { Decoded } from "./decode.ts";
import type { WebRequest } from "./web-context.ts";

/** The request's body as JSON, or why it is none. */
export async function readJson(c: WebRequest): Promise<Decoded<unknown>> {
  const type = c.req.header("content-type") ?? "";
  if (!/^application\/json\s*(?:;|$)/i.test(type)) {
    const message = `Content-Type ${type === "" ? "is missing" : `${type} is not read`}; send Content-Type: application/json`;
    return { kind: "refused", refusal: { status: 415, code: "content-type-unsupported", message } };
  }
  const text = await c.req.text();
  try {
    return { kind: "decoded", value: JSON.parse(text) };
  } catch {
    const message = "the body is not valid JSON; send one JSON object in UTF-8";
    return { kind: "refused", refusal: { status: 400, code: "json-invalid", message } };
  }
}
