/** What the id of a block tells of the message it stands in; Slack gives it back with every press and every reading of the thread. */
export interface BlockMark {
  readonly questionId?: string;
  /** One and the same for all attempts to post a message, and only for them. */
  readonly key: string;
}

const prefix = "usher";

/** At most 255 characters, unique within a message through `index`. */
export function toBlockId({ questionId, key }: BlockMark, index: number): string {
  return [prefix, questionId ?? "", key, index].join("|");
}

/** The inverse of `toBlockId`; `undefined` for what is none of ours. */
export function decodeBlockId(blockId: string | undefined): BlockMark | undefined {
  const [found, questionId, key] = (blockId ?? "").split("|");
  if (found !== prefix || key === undefined) return undefined;
  return { key, ...(questionId ? { questionId } : {}) };
}
