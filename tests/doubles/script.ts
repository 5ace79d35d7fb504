import type { Community } from "../../src/core/community/community.ts";

/** Who takes part: ada and ben ask, cora helps, mona moderates. */
export type Actor = "ada" | "ben" | "cora" | "mona";

/** What is given to a command, by the option's name: a role by the community's id, a person by their name here. */
export type Given = Readonly<Record<string, string>>;

/** A platform as the script's players see it. Each act resolves when what Usher makes of it was shown to the audience. */
export interface Players<Message> {
  /** Says what is about to happen. */
  announce(actor: Actor, does: string): void;
  /** Writes in the channel that Usher watches; gives the message. */
  asks(actor: Actor, text: string): Promise<Message>;
  /** Presses the first of these buttons that is under Usher's latest reply to the message. What the model makes of a question decides which there are. */
  presses(actor: Actor, asked: Message, labels: readonly string[]): Promise<void>;
  /** Writes in the thread of a message; Usher says nothing to it. */
  answers(actor: Actor, asked: Message, text: string): Promise<Message>;
  /** Chooses an entry in the menu of a message. */
  chooses(actor: Actor, message: Message, title: string): Promise<void>;
  /** Calls a command with all that it needs. */
  calls(actor: Actor, command: string, given: Given): Promise<void>;
  /** Calls a command, fills its form and sends it. */
  fills(actor: Actor, command: string, given: Given): Promise<void>;
}

const question = "My validation loss goes up on the augmented images only, is that overfitting?";
const again = "My validation loss goes up, but on augmented images only: is this overfitting?";
const helpersAnswer = "Your validation set leaks into the augmentation step; split first, then augment.";
const refusals = ["Not it", "None of these"];
const menu = "Mark as correct answer";

/** The conversation of the README: asked, answered, not it, led on, answered by a person, accepted, asked again. */
export async function playConversation<Message>(players: Players<Message>): Promise<void> {
  players.announce("ada", `writes in #help: ${question}`);
  const asked = await players.asks("ada", question);
  await players.presses("ada", asked, refusals);

  players.announce("cora", `answers in the thread: ${helpersAnswer}`);
  const answer = await players.answers("cora", asked, helpersAnswer);

  players.announce("mona", `opens the message's menu and chooses "${menu}"`);
  await players.chooses("mona", answer, menu);

  players.announce("ben", `writes in #help: ${again}`);
  await players.asks("ben", again);
}

const title = "Split before augmenting";
const details = "The example augments first and splits then; many fall for it.";

/** The scene after the conversation: somebody goes on duty, a task is made, given to somebody, and moved on to whoever is on duty. */
export async function playTasks<Message>(players: Players<Message>, { roles, stages }: Community): Promise<void> {
  const role = roles.find(({ id }) => id === "core-developer");
  const [first = "", second = ""] = stages;
  players.announce("cora", `calls /duty join: ${role?.name}, always`);
  await players.calls("cora", "duty join", { role: role?.id ?? "", hours: "always" });

  players.announce("mona", `calls /task create and fills in: ${title} / ${details} / ${first}`);
  await players.fills("mona", "task create", { title, details, stage: first });

  players.announce("mona", "calls /task assign T-1 @ben");
  await players.calls("mona", "task assign", { task: "T-1", person: "ben" });

  players.announce("ben", `calls /task move T-1 ${second}`);
  await players.calls("ben", "task move", { task: "T-1", stage: second });

  players.announce("cora", "calls /task list");
  await players.calls("cora", "task list", {});
}
