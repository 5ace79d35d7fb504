import type { PlatformName } from "../question/message.ts";
import type { Reply } from "../reply/reply.ts";

/** Whom an announcement is for: those in a channel or thread, or one person alone; ids are the platform's. */
export type Audience =
  | { readonly kind: "channel"; readonly channel: string; readonly thread?: string }
  | { readonly kind: "person"; readonly person: string };

/** Something to say without having been asked: a reminder, a report, a hand-over. */
export interface AnnouncementDraft {
  readonly platform: PlatformName;
  readonly community: string;
  /** Says what it is about; what has the same key was said already and is not said again: `task-due:task-4:2026-01-15`. */
  readonly key: string;
  readonly audience: Audience;
  readonly reply: Reply;
}

/** An announcement as it is kept until it is sent. */
export interface Announcement extends AnnouncementDraft {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** What became of sending one: `refused` is for good, with the reason in kebab-case, `no-permission`. */
export type AnnouncementOutcome =
  | { readonly kind: "sent"; readonly messageId: string }
  | { readonly kind: "refused"; readonly reason: string };
