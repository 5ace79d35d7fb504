import { toAuditEntry } from "../../core/audit-entry.ts";
import type { CommandCall } from "../../core/command/command.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";
import { findByLogin } from "./find-authors.ts";
import { openReviewCall } from "./open-review-call.ts";
import type { ReviewPorts } from "./review-ports.ts";

/** Shows or keeps what a person is called on the forge; a name belongs to one person. */
export async function stateLogin(ports: ReviewPorts, call: CommandCall): Promise<Reply> {
  const { community, texts, notice } = await openReviewCall(ports, call);
  if (!community) return notice(texts.off);
  const { platform, person } = call;
  const key = { community: community.id, platform, person: person.id };
  const typed = call.options.name?.trim().replace(/^@/, "");
  if (typed === undefined) {
    const known = (await ports.store.profiles.find(key))?.login;
    return notice(known === undefined ? texts.noLogin : texts.login(known));
  }
  if (!/^[\w](?:[\w.-]{0,98}\w)?$/.test(typed)) return notice(texts.badLogin(toExcerpt(typed, 50)));
  const others = (await findByLogin(ports.store, community, platform, typed)).filter((other) => other !== person.id);
  if (others.length > 0) return notice(texts.loginTaken(typed));
  await ports.store.profiles.save({ ...key, login: typed }, toAuditEntry(call, "login-set", person.id, { platform }));
  return notice(texts.login(typed));
}
