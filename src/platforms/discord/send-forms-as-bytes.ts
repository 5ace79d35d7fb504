import type { RESTOptions } from "discord.js";

type MakeRequest = RESTOptions["makeRequest"];

/**
 * Requests whose form (a message with a file) is bytes already. Slack's library brings an HTTP client that may take the place of
 * everybody's, discord.js' included, and that one takes no forms but those of its own kind.
 */
export function sendFormsAsBytes(makeRequest: MakeRequest): MakeRequest {
  return async (url, init) => {
    if (!(init.body instanceof FormData)) return makeRequest(url, init);
    const form = new Response(init.body);
    const body = new Uint8Array(await form.arrayBuffer());
    const headers = new Headers(Object.entries({ ...init.headers }));
    headers.set("content-type", form.headers.get("content-type") ?? "");
    return makeRequest(url, { ...init, body, headers: Object.fromEntries(headers) });
  };
}
