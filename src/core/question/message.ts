export const platformNames = ["discord", "slack", "web", "terminal"] as const;

export type PlatformName = (typeof platformNames)[number];

/** Who wrote or pressed, as the platform tells it. `roleIds` are the platform's own ids of roles or groups the person holds. */
export interface Author {
  readonly id: string;
  readonly name?: string;
  readonly roleIds: readonly string[];
  readonly isBot: boolean;
  /** ISO 639-1 code of the language the person uses the platform in, where it tells. */
  readonly language?: string;
}

/** The channel of every conversation held with Usher alone; its `thread` is the platform's id of that conversation. */
export const directChannel = "direct";

/**
 * Where something was said. `thread` is the platform's id of the thread or forum post, absent in the channel itself; a thread
 * that hangs from a message has that message's id.
 */
export interface Place {
  readonly platform: PlatformName;
  /** Id of the community in the configuration. */
  readonly community: string;
  readonly channel: string;
  readonly thread?: string;
}

/** A message in our words, as a platform's `decodeMessage` makes it. */
export interface IncomingMessage extends Place {
  /** Unique within the platform and community; the key by which a second delivery is recognised. */
  readonly messageId: string;
  readonly author: Author;
  readonly text: string;
  /** True when the bot was mentioned or written to directly. */
  readonly addressed: boolean;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  /** Where the platform shows it, as an address to click on. */
  readonly link?: string;
  /** Where it was said only a chosen few can read; absent where everybody of the community can. */
  readonly isPrivate?: true;
}
