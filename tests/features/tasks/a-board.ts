import { readTime } from "../../../src/commands/read-time.ts";
import { createAnnouncer } from "../../../src/core/announcement/create-announcer.ts";
import type { CommandCall } from "../../../src/core/command/command.ts";
import type { Community } from "../../../src/core/community/community.ts";
import { createBot } from "../../../src/core/create-bot.ts";
import type { Judgement } from "../../../src/core/question/judgement.ts";
import type { Button } from "../../../src/core/reply/button.ts";
import type { Reply } from "../../../src/core/reply/reply.ts";
import { createTaskCommands } from "../../../src/features/tasks/create-task-commands.ts";
import { createTaskJob } from "../../../src/features/tasks/create-task-job.ts";
import { aCommunity, aTime, countedIds, silentLog } from "../../fakes.ts";
import { aJudgement } from "../../judgements.ts";
import { aStore } from "../../store/a-store.ts";

const stages = ["requirements", "design", "implementation", "testing", "deployment", "optimisation"];

/** Tess supports and deploys, cora and chen develop, pia plans, tomo tests; mona moderates. */
export function aDevelopingCommunity(changes: Partial<Community> = {}): Community {
  const role = (id: string, owned: readonly string[], members: readonly string[]) => ({
    id,
    name: `${id}s`,
    description: id,
    stages: owned,
    platformIds: {},
    channels: { web: `${id}-room` },
    members: members.map((member) => ({ id: member, name: `${member[0]?.toUpperCase()}${member.slice(1)}` })),
  });
  return aCommunity({
    platforms: {
      web: {
        channels: [{ id: "help", mode: "auto" }],
        defaultMode: "off",
        moderators: ["mona"],
        moderatorChannel: "moderators",
      },
    },
    stages,
    roles: [
      role("supporter", ["deployment"], ["tess"]),
      role("developer", ["design", "implementation", "optimisation"], ["cora", "chen"]),
      role("planner", ["requirements"], ["pia"]),
      role("tester", ["testing"], ["tomo"]),
    ],
    ...changes,
  });
}

/** The commands and the job over a store in memory, through the bot's own door. */
export async function aBoard(changes: Partial<Community> = {}, judge: (text: string) => Judgement = toPlanning) {
  const store = await aStore();
  const community = aDevelopingCommunity(changes);
  const served = {
    community,
    judge: {
      judge: async (text: string) => judge(text),
      remember: async () => {},
      forget: () => {},
      setFaq: async () => {},
    },
  };
  const communities = new Map([[community.id, served]]);
  const newId = countedIds();
  const announcer = createAnnouncer({ announcements: store.announcements, log: silentLog, now: () => aTime, newId });
  const ports = {
    store,
    communities,
    announce: announcer.announce,
    log: silentLog,
    readTime,
    now: () => aTime,
    newId,
    metrics: { recordVerdict: () => {}, recordFeedback: () => {}, recordModel: () => {} },
  };
  const bot = createBot(ports, createTaskCommands(ports));
  const toCall = (name: string, person: string, options: Options, also: Partial<CommandCall>): CommandCall => ({
    platform: "web",
    community: community.id,
    channel: "help",
    name: `task ${name}`,
    options,
    person: { id: person, roleIds: [], isBot: false, language: "en" },
    at: aTime,
    ...also,
  });
  const call = (name: string, person: string, options: Options = {}, also: Partial<CommandCall> = {}): Promise<Reply> =>
    bot.handleCommand(toCall(name, person, options, also));
  const job = createTaskJob(ports);
  return {
    store,
    bot,
    call,
    toCall: (name: string, person: string, options: Options = {}, also: Partial<CommandCall> = {}) =>
      toCall(name, person, options, also),
    /** Makes a task in a stage, by mona. */
    make: (options: Options = {}, also: Partial<CommandCall> = {}) =>
      call("create", "mona", { title: "Fix the loader", stage: "implementation", ...options }, also),
    press: (person: string, button: Button | undefined, also: Partial<CommandCall> = {}) => {
      if (button?.action.kind !== "command") throw new Error(`no command behind ${button?.label}`);
      return bot.handleCommand({ ...toCall("", person, button.action.options, also), name: button.action.name });
    },
    find: (number = 1) => store.tasks.find(community.id, number),
    run: (at: number) => job.run(at, new AbortController().signal),
    said: async () =>
      (await store.announcements.findOpen("web")).map(({ audience, reply }) => [
        audience.kind === "person" ? audience.person : `#${audience.channel}`,
        reply.text,
      ]),
  };
}

type Options = Readonly<Record<string, string>>;

function toPlanning(): Judgement {
  return aJudgement({});
}

/** The label of each of a reply's buttons. */
export function toLabels({ buttons }: Reply): readonly string[] {
  return buttons.map(({ label }) => label);
}
