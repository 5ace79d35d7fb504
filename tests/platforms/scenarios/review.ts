import { expect } from "vitest";
import { type Chat, toPressable } from "./chat.ts";

/** A pull request is posted, a reviewer is looked for at a press, one takes it, its author may not approve it, the reviewer does. */
export async function playReview(chat: Chat): Promise<void> {
  const posted = await chat.says("ada", "Please look at https://github.com/acme/tokenizer/pull/7");
  const offer = await chat.shows("For ", posted);
  await chat.presses("ada", offer, "Find a reviewer");
  const call = await chat.shows("who can review this?", posted);
  await chat.presses("cora", call, "I'll review it");
  const asked = await chat.shows("turn to review this", posted);
  await chat.presses("ada", asked, "Approve");
  await chat.presses("cora", asked, "Approve");
  const approved = await chat.shows("Approved by", posted);
  expect(toPressable(approved)).toEqual([]);
}
