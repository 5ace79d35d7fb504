/** Who takes part: ada and ben ask, cora is a core developer, mona moderates. */
export type Somebody = "ada" | "ben" | "cora" | "mona";

/** Where people talk: `help` is answered to all, `shy` to the asker alone, `lounge` when mentioned, `core` is private. */
export type Room = "help" | "shy" | "lounge" | "core";

/** A message somebody wrote; `native` is the double's own. */
export interface Said<Native = unknown> {
  readonly text: string;
  readonly native: Native;
}

/** What is given to a command or a form, by the option's name. */
export type Values = Readonly<Record<string, string>>;

/** Something Usher shows to all, as people read it. */
export interface Shown<Native = unknown> {
  /** Title, text and small print. */
  readonly text: string;
  readonly labels: readonly string[];
  readonly native: Native;
}

/** A platform as a scenario sees it: the real client against its double. Each act resolves when the bot has dealt with it. */
export interface Chat {
  /** Writes in the watched channel, or in the thread under a message. */
  says(person: Somebody, text: string, under?: Said): Promise<Said>;
  saysIn(room: Room, person: Somebody, text: string): Promise<Said>;
  /** Writes in the lounge, with a mention of Usher. */
  mentions(person: Somebody, text: string): Promise<Said>;
  /** Writes to Usher alone. */
  whispers(person: Somebody, text: string): Promise<Said>;
  edits(person: Somebody, said: Said, text: string): Promise<void>;
  deletes(person: Somebody, said: Said): Promise<void>;
  /** Waits for something shown to a person alone that has these words. */
  showsAlone(words: string, person: Somebody): Promise<Shown>;
  /** Waits for Usher's word in the conversation with a person. */
  tells(words: string, person: Somebody): Promise<Shown>;
  /** Calls `/note`, chooses what is offered first for its question, fills the form and sends it; gives what was offered. */
  notes(person: Somebody, typed: string, note: string): Promise<readonly string[]>;
  /** Waits for the first thing Usher says under a message that has these words. */
  shows(words: string, under: Said): Promise<Shown>;
  presses(person: Somebody, shown: Shown, label: string): Promise<void>;
  /** Opens a message's menu and chooses an entry. */
  chooses(person: Somebody, said: Said, title: string): Promise<void>;
  /** Opens a message's menu, chooses an entry, fills the form and sends it; what is not filled stays as it was opened. */
  fills(person: Somebody, said: Said, title: string, values: Values): Promise<void>;
  /** Calls a slash command in the watched channel with all that it needs. */
  calls(person: Somebody, command: string, values: Values): Promise<void>;
  reacts(person: Somebody, said: Said, emoji: "✅" | "❌"): Promise<void>;
  takesBack(person: Somebody, said: Said, emoji: "✅"): Promise<void>;
  close(): Promise<void>;
}

/** What there is to press beside links, which some platforms show as buttons and others in the text. */
export function toPressable({ labels }: Shown): readonly string[] {
  return labels.filter((label) => !label.endsWith("↗"));
}
