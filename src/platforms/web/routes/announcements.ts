import { encodeReply } from "../encode.ts";
import { findChannel } from "../find-channel.ts";
import { refuse } from "../refusal.ts";
import type { WebContext, WebRequest } from "../web-context.ts";

/** As many as a page that was closed for a while still shows. */
const most = 20;

const path = "/api/announcements";

/** `GET /api/announcements?channel=&author=&community=`: what Usher said unasked, in the channel and to the person alone. */
export function createGetAnnouncements({ bot, communities }: WebContext) {
  return async (c: WebRequest): Promise<Response> => {
    const channel = c.req.query("channel") ?? "";
    const person = c.req.query("author") ?? "";
    if (channel === "" || person === "") {
      const message = `${channel === "" ? "channel" : "author"}: is missing; call ${path}?channel=<id>&author=<id>`;
      return refuse(c, { status: 400, code: "input-invalid", message });
    }
    const found = findChannel(communities, { community: c.req.query("community"), channel });
    if (found.kind === "refused") return refuse(c, found.refusal);
    const announcements = await bot.findAnnouncements(
      { platform: "web", community: found.value.id },
      [
        { kind: "channel", channel },
        { kind: "person", person },
      ],
      most,
    );
    return c.json({
      announcements: announcements.map(({ id, audience, createdAt, reply }) => ({
        id,
        audience,
        at: new Date(createdAt).toISOString(),
        reply: encodeReply(reply),
      })),
    });
  };
}
