import { Webhooks } from "@octokit/webhooks";
import type { Log } from "../../core/ports/log.ts";
import type { ForgeEvent, TakeForgeEvent } from "../../core/review/forge-event.ts";
import { decodeDelivery } from "./decode.ts";

export interface WebhookOptions {
  /** Shared with GitHub, which signs every delivery with it. */
  readonly secret: string;
  /** The ids of those whose repositories may deliver. */
  readonly communities: readonly string[];
  readonly log: Log;
  readonly take: TakeForgeEvent;
}

/** Events of pull requests stay far below it; GitHub's own limit is 25 MiB, for pushes that nobody needs here. */
const mostBytes = 1024 * 1024;

/** Answers GitHub's deliveries to a community: only what is signed with the secret is read. */
export function createGitHubWebhook(
  options: WebhookOptions,
): (request: Request, community: string) => Promise<Response> {
  const webhooks = new Webhooks({ secret: options.secret });
  return async (request, community) => {
    if (!options.communities.includes(community)) {
      return answer(404, `no community ${community}; the address ends with a community's id of the configuration`);
    }
    const [name, delivery, signature] = ["x-github-event", "x-github-delivery", "x-hub-signature-256"].map(
      (header) => request.headers.get(header) ?? "",
    );
    if (!name || !delivery || !signature) {
      return answer(
        400,
        "a delivery of GitHub has X-GitHub-Event, X-GitHub-Delivery and X-Hub-Signature-256; set a secret there",
      );
    }
    const body = await readBody(request);
    if (body === undefined) return answer(413, "more than 1 MiB; send events of pull requests and their reviews only");
    if (!(await webhooks.verify(body, signature).catch(() => false))) {
      options.log.warn({ community, delivery }, "a delivery with a wrong signature, refused");
      return answer(401, "the signature is wrong; GITHUB_WEBHOOK_SECRET and the secret at GitHub must be the same");
    }
    if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
      return answer(415, "choose the content type application/json at GitHub");
    }
    if (name === "ping") return answer(200, "pong");
    const event = decode(name, delivery, body);
    if (event === "unreadable") return answer(400, `the ${name} event is not what GitHub sends`);
    return answer(200, event ? await options.take(community, event) : "ignored");
  };
}

function decode(name: string, delivery: string, body: string): ForgeEvent | undefined | "unreadable" {
  try {
    const event = decodeDelivery(name, delivery, JSON.parse(body));
    return event && Number.isNaN(event.at) ? "unreadable" : event;
  } catch {
    return "unreadable";
  }
}

/** The body as it was signed; `undefined` when it is too long, and then no more of it is read. */
async function readBody({ body }: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function answer(status: number, message: string): Response {
  return Response.json(status < 400 ? { result: message } : { error: { code: "webhook-refused", message } }, {
    status,
  });
}
