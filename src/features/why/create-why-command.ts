import type { Command, CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";
import { explainTo } from "../../core/question/explain-to.ts";
import type { JudgedQuestion } from "../../core/question/question.ts";
import { toTexts } from "../../core/reply/texts.ts";

export type WhyPorts = Pick<BotContext, "communities" | "store">;

/** `/why`: the grounds of a reply, by the question's id, or from the menu of the question or of Usher's reply to it. */
export function createWhyCommand(ports: WhyPorts): Command {
  return {
    name: "why",
    names: { zh: "为什么" },
    description: "Show why Usher replied as it did",
    descriptions: { zh: "查看 Usher 为什么这样回复" },
    options: [
      {
        name: "question",
        names: { zh: "问题" },
        description: "The question's id; in a thread its last question unless given",
        descriptions: { zh: "问题编号；在讨论串里不填则为其中最近的问题" },
        type: "question",
        required: false,
      },
    ],
    permission: "everyone",
    visibility: "private",
    menu: { title: "Why?", titles: { zh: "为什么？" } },
    handle: async (call) => {
      const served = ports.communities.get(call.community);
      const judged = await findQuestion(ports, call);
      if (served && judged) return explainTo(ports, served, judged, call);
      const { texts, notice } = openCall(ports, call, toTexts);
      return notice(texts.noQuestionHere);
    },
  };
}

async function findQuestion({ store }: WhyPorts, call: CommandCall): Promise<JudgedQuestion | undefined> {
  const { target, options, community, platform } = call;
  if (options.question !== undefined) return store.questions.find(community, options.question);
  if (!target) return findLatestHere(store, call);
  const key = { platform, community, messageId: target.messageId };
  return (await store.questions.findByMessage(key)) ?? (await store.questions.findByReply(key));
}

/** Of a thread its last question, or the one that it hangs from. */
async function findLatestHere(store: WhyPorts["store"], call: CommandCall): Promise<JudgedQuestion | undefined> {
  const inThread = (await store.questions.findByThread(call)).at(-1);
  if (inThread || call.thread === undefined) return inThread;
  return store.questions.findByMessage({ ...call, messageId: call.thread });
}
