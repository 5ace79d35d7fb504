import type { Command } from "../../core/command/command.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";
import { type AskPort, createAskCommand } from "../../features/ask/create-ask-command.ts";
import { createAuditCommand } from "../../features/audit/create-audit-command.ts";
import { createCalendarCommand } from "../../features/calendar/create-calendar-command.ts";
import { createCorrectCommand } from "../../features/corrections/create-correct-command.ts";
import { createDutyCommands } from "../../features/duty/create-duty-commands.ts";
import { createEventCommands } from "../../features/events/create-event-commands.ts";
import { createFaqCommands } from "../../features/faq/create-faq-commands.ts";
import { createFinder } from "../../features/faq/create-finder.ts";
import { createNumbersCommand } from "../../features/insights/create-numbers-command.ts";
import { createKudosCommands } from "../../features/kudos/create-kudos-commands.ts";
import { createModelCommands, type ModelCommandPorts } from "../../features/model-admin/create-model-commands.ts";
import { createMuteCommands } from "../../features/mute/create-mute-commands.ts";
import { createPrivacyCommands, type PrivacyPorts } from "../../features/privacy/create-privacy-commands.ts";
import { createTimeZoneCommand } from "../../features/profile/create-time-zone-command.ts";
import { findTimeZone } from "../../features/profile/find-time-zone.ts";
import { createQueueCommand } from "../../features/queue/create-queue-command.ts";
import { createDraftCommands } from "../../features/review-queue/create-draft-commands.ts";
import { createReviewCommands } from "../../features/reviews/create-review-commands.ts";
import { createReopenCommand } from "../../features/solutions/create-reopen-command.ts";
import { createSolvedCommand } from "../../features/solutions/create-solved-command.ts";
import { createTaskCommands } from "../../features/tasks/create-task-commands.ts";
import { createWhyCommand } from "../../features/why/create-why-command.ts";
import { detectLanguage } from "../../learning/encoders/detect-language.ts";
import { openStore } from "../../store/open-store.ts";
import { readTime } from "../read-time.ts";
import { createModelAdmin } from "./create-model-admin.ts";

/** What commands stand on: all that the bot stands on, and the bot's own door for `/ask`. */
export type CommandPorts = BotContext & AskPort & ModelCommandPorts & Pick<PrivacyPorts, "reload">;

/** Every command that people can call in chat, in the order they are listed; platforms, help and README take them from here. */
export function listChatCommands(ports: CommandPorts): readonly Command[] {
  return [
    createAskCommand(ports),
    createWhyCommand(ports),
    createQueueCommand({ ...ports, questions: ports.store.questions }),
    createSolvedCommand(ports),
    createReopenCommand(ports),
    createCorrectCommand({ ...ports, findEntries: createFinder() }),
    ...createFaqCommands({ ...ports, detectLanguage }),
    createTimeZoneCommand(ports),
    createCalendarCommand(ports),
    ...createDutyCommands({ ...ports, readTime, findTimeZone }),
    ...createEventCommands({ ...ports, readTime }),
    ...createReviewCommands(ports),
    ...createKudosCommands(ports),
    ...createTaskCommands({ ...ports, readTime }),
    ...createMuteCommands(ports),
    ...createPrivacyCommands(ports),
    ...createDraftCommands(ports),
    createAuditCommand(ports),
    createNumbersCommand(ports),
    ...createModelCommands(ports),
  ];
}

/** The commands as declarations only, where there is no bot to run them. */
export async function describeChatCommands(): Promise<readonly Command[]> {
  const store = await openStore({ file: ":memory:" });
  try {
    return listChatCommands({
      communities: new Map(),
      store,
      log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
      metrics: { recordVerdict: () => {}, recordFeedback: () => {}, recordModel: () => {} },
      announce: async () => {},
      now: () => 0,
      newId: () => "",
      handleMessage: async () => undefined,
      reload: async () => {},
      models: createModelAdmin({ modelsFolder: "", store, now: () => 0 }),
    });
  } finally {
    await store.close();
  }
}
