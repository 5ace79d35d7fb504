import type { Command, CommandCall } from "../command.ts";
import type { Explanation, QuestionKey } from "../explanation.ts";
import type { FeedbackClick } from "../feedback.ts";
import type { IncomingMessage, Place, PlatformName } from "../message.ts";
import type { Reply } from "../reply.ts";

/** A reply that was promised and has not been confirmed as sent. */
export interface Delivery extends Place {
  /** The message that the reply answers. */
  readonly messageId: string;
  readonly reply: Reply;
}

/** The one door for production and tests: what happened goes in, what to say comes out. Nothing here throws for a user's input. */
export interface Bot {
  /** The commands a platform must offer. */
  readonly commands: readonly Command[];
  /** Judges a message once; the same `messageId` again gives the same reply and records nothing. `undefined`: say nothing. */
  handleMessage(message: IncomingMessage): Promise<Reply | undefined>;
  handleFeedback(click: FeedbackClick): Promise<Reply | undefined>;
  handleCommand(call: CommandCall): Promise<Reply>;
  /** The why of a question of this community; `undefined` when nothing of that key was judged. */
  explain(community: string, key: QuestionKey): Promise<Explanation | undefined>;
  /** Closes the outbox entry of a reply that reached the platform under `messageId`. */
  confirmSent(outboxId: string, messageId: string): Promise<void>;
  /** Replies left open by a crash, oldest first; the platform sends and confirms them at its start. */
  findUnsent(platform: PlatformName): Promise<readonly Delivery[]>;
}
