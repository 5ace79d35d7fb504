import type { Store } from "../ports/store.ts";
import type { Author, Place } from "../question/message.ts";

/** Whether an author asked that their messages be left unread. */
export function hasOptedOut(
  { privacy }: Pick<Store, "privacy">,
  { platform, community }: Pick<Place, "platform" | "community">,
  { id }: Pick<Author, "id">,
): Promise<boolean> {
  return privacy.hasOptedOut({ platform, community, person: id });
}
