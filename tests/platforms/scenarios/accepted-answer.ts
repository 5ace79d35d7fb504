import { expect } from "vitest";
import type { Chat } from "./chat.ts";

const question = "Why does my validation accuracy drop when I augment images?";
const again = "Validation accuracy drops when images augment, why does my run do that?";
const answer = "Your validation set leaks into the augmentation; split first, then augment.";

/**
 * Asked, answered by a person, accepted at the asker's thanks, answered from memory when somebody else asks the same, and from the
 * FAQ once a moderator has made it an entry, which others may not.
 */
export async function playAcceptedAnswer(chat: Chat): Promise<void> {
  const asked = await chat.says("ada", question);
  await chat.shows("For ", asked);
  await chat.says("cora", answer, asked);
  await chat.says("ada", "Thanks, that worked!", asked);
  const whether = await chat.shows("Did the answer by cora solve your question?", asked);
  await chat.presses("ada", whether, "Yes, solved");
  const solved = await chat.shows("the asker accepted the answer by cora", asked);
  expect(solved.labels).toEqual(["Not solved after all", "Make it a FAQ"]);
  const repeated = await chat.says("ben", again);
  const remembered = await chat.shows(answer, repeated);
  expect(remembered.text).toContain(question);
  expect(remembered.text).toMatch(/Answered by cora on \d{4}-\d\d-\d\d, and accepted\./);
  expect(remembered.text).toMatch(/https:\/\/(discord\.com\/channels|lumen\.example\.org\/archives)\/\S+/);
  await chat.presses("ben", remembered, "This solved it");
  await chat.presses("cora", solved, "Make it a FAQ");
  await chat.showsAlone("You may not do this here.", "cora");
  await chat.presses("mona", solved, "Make it a FAQ");
  await chat.showsAlone("It is found from now on.", "mona");
  const once = await chat.says("ben", again);
  const entry = await chat.shows(answer, once);
  expect(entry.text).not.toContain("Answered by");
}

/** A moderator accepts by the menu, takes it back by ❌, accepts by ✅ and takes that back: nothing is left in memory. */
export async function playUndoneAcceptance(chat: Chat): Promise<void> {
  const asked = await chat.says("ada", question);
  await chat.shows("For ", asked);
  const answered = await chat.says("cora", answer, asked);
  await chat.chooses("cora", answered, "Mark as correct answer");
  await chat.chooses("mona", answered, "Mark as correct answer");
  await chat.shows("a moderator accepted the answer by cora", asked);
  await chat.reacts("mona", answered, "❌");
  await chat.shows("The question is open again.", asked);
  await chat.reacts("ben", answered, "✅");
  await chat.reacts("mona", answered, "✅");
  await chat.takesBack("mona", answered, "✅");
  const repeated = await chat.says("ben", again);
  await chat.shows("For ", repeated);
}
