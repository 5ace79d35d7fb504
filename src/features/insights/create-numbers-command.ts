import type { Command, CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import type { Community } from "../../core/community/community.ts";
import { described, named } from "../../core/community/named.ts";
import type { Store } from "../../core/ports/store.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toInsightTexts } from "./texts.ts";

export interface NumbersPorts {
  readonly communities: ReadonlyMap<string, { readonly community: Community }>;
  readonly store: Pick<Store, "insights" | "questions">;
}

const week = 7 * 86_400_000;
/** More than so many waiting questions are not counted one by one. */
const mostCounted = 500;

/** `/numbers`: what came of the last seven days' questions, for moderators. */
export function createNumbersCommand(ports: NumbersPorts): Command {
  return {
    ...named("numbers", "数据"),
    ...described("Show what came of the last seven days' questions", "查看最近七天提问的处理情况"),
    options: [],
    permission: "moderator",
    visibility: "private",
    home: { title: "This week's numbers", titles: { zh: "本周数据" } },
    handle: (call) => showNumbers(ports, call),
  };
}

async function showNumbers(ports: NumbersPorts, call: CommandCall): Promise<Reply> {
  const { store } = ports;
  const { community, at } = call;
  const { texts, notice } = openCall(ports, call, toInsightTexts);
  const numbers = await store.insights.countNumbers(community, { from: at - week, until: at + 1 });
  const waiting = (await store.questions.findWaiting(community, mostCounted)).length;
  const rated = numbers.confirmed + numbers.refuted;
  const lines =
    numbers.asked === 0
      ? [texts.noQuestions]
      : [
          ...texts.lines(numbers, waiting === mostCounted ? `${mostCounted}+` : String(waiting)),
          ...(rated > 0 ? [texts.precision(Math.round((100 * numbers.confirmed) / rated), rated)] : []),
          ...(numbers.medianFirstReply === undefined
            ? []
            : [texts.firstReply(Math.max(1, Math.round(numbers.medianFirstReply / 60_000)))]),
        ];
  return notice(lines.join("\n"));
}
