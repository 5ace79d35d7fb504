import type { Announcement, Audience } from "../announcement/announcement.ts";
import type { Choice, Command, CommandCall } from "../command/command.ts";
import type { FeedbackClick } from "../feedback/feedback.ts";
import type { Explanation, QuestionKey } from "../question/explanation.ts";
import type { IncomingMessage, Place, PlatformName } from "../question/message.ts";
import type { Reply } from "../reply/reply.ts";

/** A reply that was promised and has not been confirmed as sent. */
export interface Delivery extends Place {
  /** The message that the reply answers. */
  readonly messageId: string;
  readonly reply: Reply;
}

/** What a reply became on its platform: the messages that can be changed later or taken away, in their order. */
export interface Posts {
  readonly channel: string;
  readonly messageIds: readonly [string, ...string[]];
}

/** Posts that still stand, as far as is known. */
export interface StandingPosts extends Posts {
  /** Absent where the reply's text was erased. */
  readonly visibility?: Reply["visibility"];
}

/** How a platform names a message. */
export type MessageKey = Pick<IncomingMessage, "platform" | "community" | "messageId">;

/** A question that waits for people: where, and which message. */
export type WaitingMessage = Pick<IncomingMessage, "channel" | "thread" | "messageId">;

export type FormOpening =
  | { readonly kind: "fields"; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: "refused"; readonly reply: Reply };

/** The one door for production and tests: what happened goes in, what to say comes out. Nothing here throws for a user's input. */
export interface Bot {
  /** The commands a platform must offer. */
  readonly commands: readonly Command[];
  /** Judges a message once; the same `messageId` again gives the same reply and records nothing. `undefined`: say nothing. */
  handleMessage(message: IncomingMessage): Promise<Reply | undefined>;
  /** Judges an edited message anew while nothing has answered it. `undefined`: what was said, if anything, stands. */
  handleEdit(message: IncomingMessage): Promise<Reply | undefined>;
  /**
   * A message is gone, or a whole thread or channel: nothing more is said of what was asked there, and its words are erased.
   * Verdicts and votes stay.
   */
  handleDeletion(gone: MessageKey | Place): Promise<void>;
  handleFeedback(click: FeedbackClick): Promise<Reply | undefined>;
  handleCommand(call: CommandCall): Promise<Reply>;
  /** Values for the option of a command that is being typed; what the caller may not do offers none. */
  handleTyping(call: CommandCall, option: string): Promise<readonly Choice[]>;
  /** What the fields of a command's form hold when it opens, and what comes back with it; a reply instead when the caller may not. */
  handleForm(call: CommandCall): Promise<FormOpening>;
  /** The why of a question of this community; `undefined` when nothing of that key was judged. */
  explain(community: string, key: QuestionKey): Promise<Explanation | undefined>;
  /** Closes the outbox entry of a reply that reached the platform; with its posts where it may be replaced or taken away later. */
  confirmSent(outboxId: string, sent: string | Posts): Promise<void>;
  /** All that stands in answer to a message, the newest first. */
  findPosts(message: MessageKey): Promise<readonly StandingPosts[]>;
  /** The posts to change into a reply instead of sending it; `undefined`: it is to be sent. */
  findReplaced(message: MessageKey, reply: Reply): Promise<Posts | undefined>;
  /** Closes the outbox entry of a reply that can never be sent; the reason is in kebab-case, `no-permission`. */
  confirmFailed(outboxId: string, reason: string): Promise<void>;
  /** The newest recorded message of each thread or channel, by its id on the platform: where to read on after an absence. */
  findLastSeen(platform: PlatformName, community: string): Promise<ReadonlyMap<string, string>>;
  /** The newest questions that wait for people, as many as a platform may look after when it was away. */
  findWaiting(platform: PlatformName, community: string): Promise<readonly WaitingMessage[]>;
  /** The newest announcements for a person and for channels, oldest first: for a platform that is asked for them instead of sending. */
  findAnnouncements(
    place: Pick<Place, "platform" | "community">,
    audiences: readonly Audience[],
    limit: number,
  ): Promise<readonly Announcement[]>;
  /** Replies left open by a crash, oldest first; the platform sends and confirms them at its start. */
  findUnsent(platform: PlatformName): Promise<readonly Delivery[]>;
}
