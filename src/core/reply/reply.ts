import type { Button } from "./button.ts";

/** A file of text, in UTF-8. */
export interface Attachment {
  /** With its ending, `duty.ics`. */
  readonly name: string;
  /** `text/calendar`, `application/yaml`. */
  readonly mediaType: string;
  readonly text: string;
}

/** What Usher says, as data; a platform's `encodeReply` puts it into its own form. */
export interface Reply {
  readonly questionId?: string;
  /** The open entry to close with the platform's message id once this is sent. */
  readonly outboxId?: string;
  /** It is said of an edited message, and takes the place of what was said of it before, where it can. */
  readonly replaces?: true;
  readonly kind: "answer" | "suggest" | "route" | "abstain" | "notice" | "error";
  readonly language: string;
  readonly title?: string;
  /** Markdown. */
  readonly text: string;
  /** Address of the answer's source. */
  readonly source?: string;
  /** Small print: which model, how sure. */
  readonly footer?: string;
  /** A file that goes with the reply: a calendar, an export. */
  readonly attachment?: Attachment;
  /** The one role or person who may be pinged; nobody else ever is. */
  readonly mention?: { readonly role: string; readonly person?: string };
  readonly buttons: readonly Button[];
  /** `private` replies are for the person alone. */
  readonly visibility: "public" | "private";
  /** How the question stands now; a platform shows it where it can, as a forum's tag or a mark on the message. */
  readonly state?: "open" | "answered" | "solved";
}
