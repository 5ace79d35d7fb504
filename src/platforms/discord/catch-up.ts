import type { DiscordContext } from "./context.ts";
import { findConversations, findGaps, type Gap, type ReadMarks } from "./find-gaps.ts";
import type { Messages, PlacedMessage } from "./messages.ts";
import { isNewer, isSnowflake, newest, toSnowflake } from "./snowflake.ts";

/** Knows how far each channel was read, and reads what was missed while Usher was away or its session was lost. */
export interface CatchUp {
  /** A message came in a channel. */
  note(channelId: string, messageId: string): void;
  /** Takes up what the bot remembers of earlier runs. */
  recall(): Promise<void>;
  /** The marks as they are now. To be taken before a new session's first message, which lies behind the gap. */
  mark(): ReadMarks;
  /** Reads on from the marks in the served channels of some servers and in the conversations heard of. */
  run(guildIds: ReadonlySet<string>, marks: ReadMarks): Promise<void>;
}

/** Nobody waits longer for an answer. */
const oldest = 24 * 3_600_000;
const mostInChannel = 500;
const mostMarks = 50_000;

export function createCatchUp(context: DiscordContext, messages: Messages): CatchUp {
  const { options, bot } = context;
  const read = new Map<string, string>();
  /** Where to begin in a channel never read: the newest message of its community, else the start. */
  const begin = new Map<string, string>();
  const startedAt = toSnowflake(options.now() + 1);
  const note = (channelId: string, messageId: string) => {
    const known = read.get(channelId);
    if (known !== undefined && !isNewer(messageId, known)) return;
    read.delete(channelId);
    read.set(channelId, messageId);
    const [stalest] = read.keys();
    if (read.size > mostMarks && stalest !== undefined) read.delete(stalest);
  };
  return {
    note,
    mark: () => new Map(read),
    async recall() {
      for (const community of options.communities) {
        const seen = [...(await bot.findLastSeen("discord", community.id))].filter(([, id]) => isSnowflake(id));
        for (const [channelId, messageId] of seen) note(channelId, messageId);
        const last = newest(seen.map(([, messageId]) => messageId));
        if (last !== undefined) begin.set(community.id, last);
      }
    },
    async run(guildIds, marks) {
      const since = toSnowflake(options.now() - oldest);
      const gaps = findGaps(
        context,
        guildIds,
        (id, community) => marks.get(id) ?? begin.get(community.id) ?? startedAt,
      );
      let count = 0;
      for (const gap of [...gaps, ...(await findConversations(context, marks, since))]) {
        count += await readGap(context, messages, gap, since, note);
      }
      if (count > 0) options.log.info({ messages: count }, "read what was missed");
    },
  };
}

/** Gives the number of messages read. */
async function readGap(
  { poster, options }: DiscordContext,
  messages: Messages,
  { channelId, guildId, from }: Gap,
  since: string,
  note: CatchUp["note"],
): Promise<number> {
  try {
    const missed = await poster.readAfter(channelId, isNewer(since, from) ? since : from, mostInChannel);
    for (const message of missed) {
      note(channelId, message.id);
      const placed: PlacedMessage = guildId === undefined ? message : { ...message, guild_id: guildId };
      await messages.handle(placed);
    }
    return missed.length;
  } catch (error) {
    options.log.warn({ channel: channelId, err: error }, "could not read what was missed");
    return 0;
  }
}
