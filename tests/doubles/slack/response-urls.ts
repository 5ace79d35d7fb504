import type { IncomingMessage, ServerResponse } from "node:http";
import type { Json, SlackState, Workspace } from "./state.ts";
import { readBody } from "./web-api.ts";

/** What was said through a `response_url`. */
export interface Response {
  readonly user: string;
  readonly channel: string;
  readonly body: Json;
}

export interface ResponseUrls {
  create(workspace: Workspace, user: string, channel: string): string;
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** All addresses given out so far stop working, as after 30 minutes. */
  expire(): void;
  readonly responses: readonly Response[];
}

/** Addresses that take five answers each. */
export function createResponseUrls(state: SlackState, host: () => string): ResponseUrls {
  const open = new Map<string, { readonly user: string; readonly channel: string; uses: number }>();
  const responses: Response[] = [];
  return {
    responses,
    create(_workspace, user, channel) {
      const id = state.newId("response");
      open.set(id, { user, channel, uses: 0 });
      return `http://${host()}/response/${id}`;
    },
    expire: () => open.clear(),
    handle(request, response) {
      const known = open.get(String(request.url).split("/").at(-1) ?? "");
      void readBody(request).then((body) => {
        if (!known || known.uses === 5) {
          response.writeHead(404).end("used_url");
        } else {
          known.uses += 1;
          responses.push({ user: known.user, channel: known.channel, body: JSON.parse(body) as Json });
          response.writeHead(200).end("ok");
        }
        state.changes.emit("changed");
      });
    },
  };
}
