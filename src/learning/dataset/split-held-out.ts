import type { Example } from "../../core/feedback/example.ts";
import { isFeedbackExample, type SomeExample } from "./merge-examples.ts";
import { toTextKey, toTextShare } from "./to-text-key.ts";

/** One in ten: enough to judge by within weeks, too few to be missed in training. */
const setAsideShare = 0.1;

export interface Split {
  readonly examples: readonly SomeExample[];
  /** The curated held-out texts and a share of vouched feedback, one a text. */
  readonly heldOut: readonly Example[];
}

/**
 * Parts what is learnt from and what is judged by. Of the texts that came by feedback a share is set aside, chosen by the hash of
 * the text alone, so that what was set aside once is so for ever; models are judged by those that a moderator or helper vouches
 * for, and the others wait, since somebody may vouch for them tomorrow. `taught` are the keys of texts that are learnt from in any case,
 * as wordings of a FAQ: no model is judged by them. Examples must be merged.
 */
export function splitHeldOut(
  examples: readonly SomeExample[],
  curatedHeldOut: readonly Example[],
  taught: ReadonlySet<string>,
): Split {
  const heldOut = new Map(curatedHeldOut.map((example) => [toTextKey(example.text), example]));
  const learnt = examples.filter((example) => {
    const key = toTextKey(example.text);
    if (heldOut.has(key)) return false;
    const isSetAside = isFeedbackExample(example) && !taught.has(key) && toTextShare(key) < setAsideShare;
    if (isSetAside && example.isVouched) heldOut.set(key, example);
    return !isSetAside;
  });
  return { examples: learnt, heldOut: [...heldOut].flatMap(([key, example]) => (taught.has(key) ? [] : [example])) };
}
