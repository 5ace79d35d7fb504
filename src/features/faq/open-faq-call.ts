import type { CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import { toStanding } from "../../core/community/standing.ts";
import { UsherError } from "../../core/errors.ts";
import type { Faq } from "../../core/faq/faq.ts";
import { mayReadFaq } from "../../core/faq/may-read-faq.ts";
import type { FaqRevision } from "../../core/ports/faq-store.ts";
import type { FaqPorts } from "./faq-ports.ts";
import { toFaqTexts } from "./texts.ts";

/** What every command of the FAQ begins with: who calls, how they read, and which entries they may see. */
export function openFaqCall(ports: Pick<FaqPorts, "communities" | "store">, call: CommandCall) {
  const { communities, store } = ports;
  const served = communities.get(call.community);
  if (!served)
    throw new UsherError("not-found", `The community ${call.community} is not served; check the configuration.`);
  const { community, judge } = served;
  const standing = toStanding(community, call.platform, call.person);
  const mayRead = (faq: Pick<Faq, "restrictedTo">) => mayReadFaq(faq, standing);
  return {
    ...openCall(ports, call, toFaqTexts),
    community,
    judge,
    standing,
    mayRead,
    findAll: () => store.faq.findAll(community.id),
    /** The entries that the caller may see. */
    findVisible: async () => (await store.faq.findAll(community.id)).filter(mayRead),
    /** The latest revision of an entry, a removal too; `undefined` for an id never used, or an entry the caller may not see. */
    findLatest: async (id: string): Promise<FaqRevision | undefined> => {
      const latest = (await store.faq.findRevisions(community.id, id)).at(-1);
      return latest && mayRead(latest.faq) ? latest : undefined;
    },
  };
}

export type FaqCall = ReturnType<typeof openFaqCall>;
