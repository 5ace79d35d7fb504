/** Who takes part: ada and ben ask, cora helps, mona moderates. */
export type Actor = "ada" | "ben" | "cora" | "mona";

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
}

const question = "My validation loss goes up on the augmented images only, is that overfitting?";
const again = "My validation loss goes up, but on augmented images only: is this overfitting?";
const helpersAnswer = "Your validation set leaks into the augmentation step; split first, then augment.";
const refusals = ["Not it", "None of these"];
const menu = "Mark as correct answer";

/** The conversation of the README: asked, answered, not it, led on, answered by a person, accepted, asked again. */
export async function playScript<Message>(players: Players<Message>): Promise<void> {
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
