import { expect } from "vitest";
import { type Chat, toPressable } from "./chat.ts";

const report = "The regression suite hangs after the third test; it waits for a lock that nobody gives back.";

/** Made of a message by its menu, claimed, handed on to whoever is on duty of the next role, done by them and by nobody else. */
export async function playTask(chat: Chat): Promise<void> {
  await chat.calls("mona", "duty join", { role: "technical-supporter" });
  const said = await chat.says("ada", "Why does the regression suite hang?");
  await chat.shows("For ", said);
  const cause = await chat.says("ben", report, said);
  await chat.fills("cora", cause, "Make a task", { title: "Look into the hanging suite", due: "in 3 days" });
  const made = await chat.shows("T-1 · Look into the hanging suite", said);
  expect(made.text).toContain("cora made this task.");
  expect(made.text).toContain(report);
  expect(toPressable(made)).toEqual(["Claim", "Move on to deployment", "Done"]);
  await chat.presses("cora", made, "Claim");
  const claimed = await chat.shows("cora takes it.", said);
  expect(toPressable(claimed)).toEqual(["Move on to deployment", "Done", "Release"]);
  await chat.presses("cora", claimed, "Move on to deployment");
  const moved = await chat.shows("cora moved it from implementation to deployment.", said);
  expect(moved.text).toContain("It is mona's turn now.");
  await chat.presses("ben", moved, "Done");
  await chat.showsAlone("T-1", "ben");
  await chat.presses("mona", moved, "Done");
  const done = await chat.shows("mona says: done.", said);
  expect(toPressable(done)).toEqual(["Reopen"]);
}
