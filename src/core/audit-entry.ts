import type { CommandCall } from "./command/command.ts";

/** Who did what, and when; never the text of a message. */
export interface AuditEntry {
  readonly community: string;
  /** The platform's id of a person, or `system`. */
  readonly actor: string;
  /** Verb and object in kebab-case, `feedback-changed`, `faq-saved`. */
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/** What the audit keeps of a change that somebody makes by a command. */
export function toAuditEntry(
  { community, person, at }: CommandCall,
  action: string,
  subject: string,
  details: AuditEntry["details"] = {},
): AuditEntry {
  return { community, actor: person.id, action, subject, details, at };
}
