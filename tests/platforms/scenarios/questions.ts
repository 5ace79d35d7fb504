import { expect } from "vitest";
import type { Chat } from "./chat.ts";

const answered = "How do I keep the GPU memory from running full?";
const near = "Is GPU memory cheaper in the new cloud?";
const routed = "Why does my validation accuracy drop when I augment images?";

/** Answered, asked for the reasons, refused, and handed to a person. */
export async function playAnswer(chat: Chat): Promise<void> {
  const asked = await chat.says("ada", answered);
  const answer = await chat.shows("Lower the batch size.", asked);
  expect(answer.labels).toEqual(["This solved it", "Not it", "Ask a person", "Why?"]);
  await chat.presses("ada", answer, "Why?");
  await chat.showsAlone("gpu-memory", "ada");
  await chat.presses("ada", answer, "Not it");
  await chat.presses("ada", answer, "Ask a person");
  await chat.shows("For ", asked);
}

/** Nearly sure: entries to open, none of which fits, and a reply dismissed by its reader. */
export async function playSuggestion(chat: Chat): Promise<void> {
  const asked = await chat.says("ada", near);
  const offer = await chat.shows("One of these may help.", asked);
  expect(offer.labels).toEqual([answered, "None of these", "Ask a person", "Dismiss"]);
  await chat.presses("ben", offer, answered);
  await chat.showsAlone("Lower the batch size.", "ben");
  await chat.presses("ada", offer, "None of these");
  const other = await chat.says("ben", near);
  await chat.presses("ben", await chat.shows("One of these may help.", other), "Dismiss");
  await chat.showsAlone("All right, I leave it.", "ben");
}

/** What nobody is sure of is left to people, with somebody to ask. */
export async function playAbstention(chat: Chat): Promise<void> {
  const asked = await chat.says("ada", "Will the weather be fine tomorrow?");
  const word = await chat.shows("does not look like one of this community's subjects", asked);
  expect(word.labels).toContain("Ask a person");
}

/** A channel where Usher speaks to the asker alone. */
export async function playPrivateSuggestion(chat: Chat): Promise<void> {
  await chat.saysIn("shy", "ada", answered);
  await chat.showsAlone("Lower the batch size.", "ada");
}

/** Silent in the lounge until it is mentioned; alone with it everything is said to it. */
export async function playAddressed(chat: Chat): Promise<void> {
  await chat.saysIn("lounge", "ben", answered);
  const asked = await chat.mentions("ada", answered);
  await chat.shows("Lower the batch size.", asked);
  await chat.whispers("ben", answered);
  await chat.tells("Lower the batch size.", "ben");
}

/** A question that becomes clear by an edit is answered where something else was said of it; one that is gone is left alone. */
export async function playChanges(chat: Chat): Promise<void> {
  const asked = await chat.says("ada", routed);
  const route = await chat.shows("For ", asked);
  await chat.edits("ada", asked, answered);
  expect((await chat.shows("Lower the batch size.", asked)).native).toBe(route.native);
  const gone = await chat.says("ben", routed);
  await chat.deletes("ben", gone);
}

/** What is deleted waits for nobody any more, whether others could read it or not; what was said of it is gone, too. */
export async function playDeletion(chat: Chat): Promise<void> {
  const asked = await chat.says("ada", routed);
  await chat.shows("For ", asked);
  const whispered = await chat.whispers("ben", routed);
  await chat.tells("For ", "ben");
  await chat.calls("mona", "queue", {});
  await chat.showsAlone("2 questions are waiting", "mona");
  await chat.deletes("ada", asked);
  await chat.deletes("ben", whispered);
  await chat.calls("mona", "queue", {});
  await chat.showsAlone("No question is waiting", "mona");
}

/** A command whose value is offered while it is typed, and whose rest a form asks for. */
export async function playForm(chat: Chat): Promise<void> {
  await chat.says("ada", routed);
  expect(await chat.notes("mona", "augment", "Look at the split.")).toEqual([routed]);
  await chat.showsAlone("Look at the split.", "mona");
}

/** What was accepted among a chosen few is not told to others, by whichever way they ask. */
export async function playPrivateAnswer(chat: Chat): Promise<void> {
  const asked = await chat.saysIn("core", "ada", routed);
  const route = await chat.shows("For ", asked);
  expect(route.text).not.toBe("");
  const said = await chat.says("cora", "The key of the vault is in the drawer.", asked);
  await chat.chooses("mona", said, "Mark as correct answer");
  const again = await chat.says("ben", routed);
  const word = await chat.shows("For ", again);
  expect(word.text).not.toContain("vault");
  expect(word.labels.join(" ")).not.toContain("augment");
}
