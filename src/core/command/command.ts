import type { Author, IncomingMessage, Place } from "../question/message.ts";
import type { Reply } from "../reply/reply.ts";

/** Who may call a command; each includes those after it. */
export type Permission = "everyone" | "helper" | "moderator" | "admin";

/** The same words in other languages, by ISO 639-1 code. */
export type Translations = Readonly<Record<string, string>>;

export interface CommandOption {
  readonly name: string;
  readonly names?: Translations;
  readonly description: string;
  readonly descriptions?: Translations;
  /** `paragraph` is text of several lines; the value of a `file` is the text in it. */
  readonly type: "text" | "paragraph" | "file" | "faq" | "role" | "stage" | "person" | "question" | "task";
  readonly required: boolean;
  /** Asked for in a form that opens when the command is chosen, instead of in the command's own line. */
  readonly inForm?: boolean;
  /** The only values it may have, where these are few and known. */
  readonly choices?: readonly Choice[];
}

/** A value offered for an option. */
export interface Choice {
  readonly label: string;
  readonly labels?: Translations;
  readonly value: string;
}

/** A command as data: each platform turns it into its own slash command, menu or form; help and the README come from it too. */
export interface Command {
  /** One word; or two, `faq edit`, for one of a group of commands. */
  readonly name: string;
  readonly names?: Translations;
  readonly description: string;
  readonly descriptions?: Translations;
  readonly options: readonly CommandOption[];
  readonly permission: Permission;
  /** Also offered in the menu of a message, under this title; the message comes as the call's `target`. */
  readonly menu?: {
    readonly title: string;
    readonly titles?: Translations;
    /** Where its replies are meant otherwise than the command's. */
    readonly visibility?: Reply["visibility"];
  };
  /** Also called when somebody reacts with this emoji to a person's message, which comes as the call's `target`. */
  readonly reaction?: string;
  /** Also called, with the same target, when somebody takes this emoji back from a person's message. */
  readonly reactionTakenBack?: string;
  /** Also called without options when a person opens Usher's home page, where a platform has one, and shown there under this title. */
  readonly home?: { readonly title: string; readonly titles?: Translations };
  /** How its replies are meant as a rule, so that a platform can acknowledge before there is one; private when absent. */
  readonly visibility?: Reply["visibility"];
  handle(call: CommandCall): Promise<Reply>;
  /** Values for the option being typed, best first; `call.options` has what was typed so far. `undefined`: it knows none of its own. */
  suggest?(call: CommandCall, option: string): Promise<readonly Choice[] | undefined>;
  /** What the fields of the form hold when it opens; what else it gives is not shown and comes back with the form. */
  prefill?(call: CommandCall): Promise<Readonly<Record<string, string>>>;
}

/** A command as somebody called it. */
export interface CommandCall extends Place {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  readonly person: Author;
  /** How those are called who are named in the options: the platform's id → name, as far as the platform tells. */
  readonly names?: Readonly<Record<string, string>>;
  readonly at: number;
  /** The message that a menu was opened on or a reaction given to. */
  readonly target?: IncomingMessage;
  /** True when a reaction was taken back. */
  readonly isTakenBack?: boolean;
}
