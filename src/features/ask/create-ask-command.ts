import type { Command } from "../../core/command/command.ts";
import type { IncomingMessage } from "../../core/question/message.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toTexts } from "../../core/reply/texts.ts";

/** What `/ask` hands its question to. */
export interface AskPort {
  handleMessage(message: IncomingMessage): Promise<Reply | undefined>;
  /** A new unique id, for the message that a command is. */
  newId(): string;
}

/** `/ask`: a question put to Usher itself, in any channel where it is not off. */
export function createAskCommand({ handleMessage, newId }: AskPort): Command {
  return {
    name: "ask",
    names: { zh: "提问" },
    description: "Ask Usher a question",
    descriptions: { zh: "向 Usher 提问" },
    options: [
      {
        name: "question",
        names: { zh: "问题" },
        description: "What you want to know, in one message",
        descriptions: { zh: "用一条消息说清楚你的问题" },
        type: "text",
        required: true,
      },
    ],
    permission: "everyone",
    visibility: "public",
    handle: async ({ platform, community, channel, thread, person, options, at }) => {
      const reply = await handleMessage({
        platform,
        community,
        channel,
        ...(thread === undefined ? {} : { thread }),
        messageId: newId(),
        author: person,
        text: options.question ?? "",
        addressed: true,
        sentAt: at,
      });
      const language = person.language ?? "en";
      return (
        reply ?? { kind: "notice", language, text: toTexts(language).nothingAsked, buttons: [], visibility: "private" }
      );
    },
  };
}
