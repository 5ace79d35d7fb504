import { join } from "node:path";
import type { Command as Program } from "commander";
import { toChannelMode } from "../core/community/community.ts";
import { toExamples } from "../core/feedback/to-examples.ts";
import { groupBy } from "../core/group-by.ts";
import type { Store } from "../core/ports/store.ts";
import type { JudgedQuestion } from "../core/question/question.ts";
import { toSolutionFeedback } from "../core/solution/to-solution-feedback.ts";
import type { Configuration } from "../features/configuration/configuration-schema.ts";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import {
  type Agreement,
  type ObservedQuestion,
  type ShadowReport,
  toShadowReport,
} from "../features/shadow/to-shadow-report.ts";
import { openStore } from "../store/open-store.ts";
import type { CommandContext } from "./command-context.ts";
import { findCommunity } from "./find-community.ts";

interface ShadowOptions {
  readonly community?: string;
  readonly json?: true;
}

/** `usher shadow report`: what Usher would have done in channels that it only observes, and how people's doings agree. */
export function addShadowCommand(program: Program, { settings, print }: CommandContext): void {
  program
    .command("shadow")
    .description("look at what Usher would have done")
    .command("report")
    .description("tell what observed channels would have been answered and routed, and how often people then agreed")
    .option("--community <id>", "the community; the first of the configuration unless named")
    .option("--json", "print one JSON object")
    .action(async (options: ShadowOptions) => {
      const community = findCommunity(await loadConfiguration(settings.configFolder), options.community);
      const store = await openStore({ file: join(settings.dataFolder, "usher.db") });
      try {
        const report = toShadowReport(await findObserved(store, community));
        if (options.json) print(JSON.stringify({ community: community.id, ...report }));
        else for (const line of renderShadow(community.id, report)) print(line);
      } finally {
        await store.close();
      }
    });
}

async function findObserved(
  store: Store,
  community: Configuration["communities"][number],
): Promise<readonly ObservedQuestion[]> {
  const { id } = community;
  const unspoken = await store.questions.findUnspoken(id);
  const solved = await store.solutions.findAccepted(id);
  const said = [...(await store.feedback.findAll(id)), ...solved.flatMap(toSolutionFeedback)];
  const labels = new Map(
    toExamples(said, await store.faq.findWrittenAt(id)).map((example) => [example.questionId, example]),
  );
  const observed: ObservedQuestion[] = [];
  for (const judged of withoutChatter(unspoken, community)) {
    const label = labels.get(judged.question.id);
    const solution = await store.solutions.find(id, judged.question.id);
    const role = label?.role ?? solution?.role;
    observed.push({
      judged,
      ...(label?.faq !== undefined && { faq: label.faq }),
      ...(role !== undefined && { role }),
      wasAnswered: solution !== undefined || typeof label?.faq === "string",
    });
  }
  return observed;
}

/** What asks nothing is met with silence everywhere: it counts only where a channel is, or by its questions was, observed. */
function withoutChatter(
  unspoken: readonly JudgedQuestion[],
  community: Configuration["communities"][number],
): readonly JudgedQuestion[] {
  const isQuestion = ({ verdicts }: JudgedQuestion): boolean => verdicts[0].verdict.rule !== "not-a-question";
  const channels = groupBy(unspoken, ({ question: { platform, channel } }) => `${platform} ${channel}`);
  return [...channels.values()].flatMap((judged) => {
    const { platform, channel } = judged[0]?.question ?? { platform: "web", channel: "" };
    const isObserved = toChannelMode(community, platform, channel) === "observe" || judged.some(isQuestion);
    return isObserved ? judged : [];
  });
}

function renderShadow(community: string, report: ShadowReport): readonly string[] {
  const { questions, answer, suggest, route, handOver, silent } = report;
  if (questions + silent.messages === 0) {
    return [`${community} has no observed messages yet: set a channel's mode to observe.`];
  }
  const tell = (what: string, source: string, { questions: count, told, agreed }: Agreement): string => {
    const share = told === 0 ? "" : ` (${((100 * agreed) / told).toFixed(0)} %)`;
    return `${what} ${count}; people told ${source} of ${told}, and ${agreed} agree${share}`;
  };
  return [
    `${community}: ${questions} questions observed`,
    tell("would have answered", "the entry", answer),
    tell("would have suggested entries for", "the entry", suggest),
    tell("would have called a role for", "the role", route),
    `would have left to the queue or a choice of roles ${handOver}`,
    `would have kept silent about ${silent.messages} messages; people answered ${silent.answered} of them all the same`,
  ];
}
