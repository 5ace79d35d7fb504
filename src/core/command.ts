import type { Author, Place } from "./message.ts";
import type { Reply } from "./reply.ts";

/** Who may call a command; each includes those after it. */
export type Permission = "everyone" | "helper" | "moderator";

export interface CommandOption {
  readonly name: string;
  readonly description: string;
  readonly type: "text" | "faq" | "role" | "stage" | "person" | "question";
  readonly required: boolean;
}

/** A command as data: each platform turns it into its own slash command, menu or form; help and the README come from it too. */
export interface Command {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
  readonly permission: Permission;
  handle(call: CommandCall): Promise<Reply>;
}

/** A command as somebody called it. */
export interface CommandCall extends Place {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  readonly person: Author;
  readonly at: number;
}
