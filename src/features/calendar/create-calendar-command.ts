import type { Choice, Command, CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { CalendarEntry } from "./calendar-entry.ts";
import type { CalendarPorts, CalendarRequest } from "./calendar-ports.ts";
import { findDueEntries } from "./find-due-entries.ts";
import { findDutyEntries } from "./find-duty-entries.ts";
import { findEventEntries } from "./find-event-entries.ts";
import { renderCalendar } from "./render-calendar.ts";
import { toCalendarTexts } from "./texts.ts";

const choices: readonly Choice[] = [
  { value: "mine", label: "My duty, absences, due tasks and events", labels: { zh: "我的值班、离开、到期任务和活动" } },
  { value: "duty", label: "Everybody's duty and absences", labels: { zh: "所有人的值班和离开" } },
  { value: "events", label: "All events", labels: { zh: "所有活动" } },
];

/** `/calendar`: what is ahead as an iCalendar file to import. */
export function createCalendarCommand(ports: CalendarPorts): Command {
  return {
    name: "calendar",
    names: { zh: "日历" },
    description: "Get your duty, due tasks and events as a calendar file",
    descriptions: { zh: "把值班、到期任务和活动导出为日历文件" },
    options: [
      {
        name: "what",
        names: { zh: "内容" },
        description: "What stands in it: mine, duty or events",
        descriptions: { zh: "包含什么：mine、duty 或 events" },
        type: "text",
        required: false,
        choices,
      },
    ],
    permission: "everyone",
    visibility: "private",
    handle: (call) => exportCalendar(ports, call),
    suggest: async () => choices,
  };
}

async function exportCalendar(ports: CalendarPorts, call: CommandCall): Promise<Reply> {
  const { platform, at, person } = call;
  const { community, texts, notice } = openCall(ports, call, toCalendarTexts);
  const what = choices.find(({ value }) => value === call.options.what)?.value ?? "mine";
  if (!community) return notice(texts.nothing);
  const place = { community: community.id, platform };
  const entries = await findEntries(ports, { community, place, person: person.id, at, texts }, what);
  if (entries.length === 0) return notice(texts.nothing);
  const text = renderCalendar(community.name, community.id, entries, at);
  const attachment = { name: `${community.id}-${what}.ics`, mediaType: "text/calendar", text };
  return notice(`${texts.entries(entries.length)} ${texts.how}`, { attachment });
}

async function findEntries(
  ports: CalendarPorts,
  request: CalendarRequest,
  what: string,
): Promise<readonly CalendarEntry[]> {
  switch (what) {
    case "duty":
      return findDutyEntries(ports, request, "all");
    case "events":
      return findEventEntries(ports, request, "all");
    default:
      return [
        ...(await findDutyEntries(ports, request, "own")),
        ...(await findDueEntries(ports, request)),
        ...(await findEventEntries(ports, request, "own")),
      ];
  }
}
