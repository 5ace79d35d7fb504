import type { Community } from "../community/community.ts";
import type { Reply } from "../reply/reply.ts";
import type { CommandCall } from "./command.ts";

/** A command's call, opened: in which community, and how the caller reads. */
export interface OpenedCall<Texts> {
  /** Absent where the community is no longer configured. */
  readonly community: Community | undefined;
  /** The caller's, else the community's first: ISO 639-1. */
  readonly language: string;
  readonly texts: Texts;
  /** A word to the caller alone, unless `more` says otherwise. */
  notice(text: string, more?: Partial<Reply>): Reply;
}

/** What every command begins with; `toTexts` gives its feature's words in a language. */
export function openCall<Texts>(
  { communities }: { readonly communities: ReadonlyMap<string, { readonly community: Community }> },
  call: Pick<CommandCall, "community" | "person">,
  toTexts: (language: string) => Texts,
): OpenedCall<Texts> {
  const community = communities.get(call.community)?.community;
  const language = call.person.language ?? community?.languages[0] ?? "en";
  return {
    community,
    language,
    texts: toTexts(language),
    notice: (text, more) => ({ kind: "notice", language, text, buttons: [], visibility: "private", ...more }),
  };
}
