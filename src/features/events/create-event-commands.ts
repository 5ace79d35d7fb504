import { attendances, eventKinds, readEventId, toEventId } from "../../core/announcement/community-event.ts";
import { toAuditEntry } from "../../core/audit-entry.ts";
import type { Command, CommandCall, CommandOption } from "../../core/command/command.ts";
import { described, named } from "../../core/community/named.ts";
import { cancelEvent } from "./cancel-event.ts";
import { createEvent } from "./create-event.ts";
import type { EventPorts } from "./event-ports.ts";
import { openEventCall } from "./open-event-call.ts";
import { recapEvent } from "./recap-event.ts";
import { renderEvent, renderEventLine } from "./render-event.ts";
import { toEventTexts } from "./texts.ts";

/** As far ahead as anybody plans. */
const year = 366 * 86_400_000;

/** `/event create | list | show | rsvp | cancel | recap`. */
export function createEventCommands(ports: EventPorts): readonly Command[] {
  const suggest = (call: CommandCall, option: string) => suggestEvents(ports, call, option);
  return [
    {
      ...named("event create", "活动 创建"),
      ...described("Plan a talk, a meetup or a release party", "创建分享会、聚会或发布派对"),
      options: createOptions,
      permission: "helper",
      visibility: "public",
      handle: (call) => createEvent(ports, call),
    },
    {
      ...named("event list", "活动 列表"),
      ...described("Show what is planned", "查看近期活动"),
      options: [],
      permission: "everyone",
      visibility: "private",
      home: { title: "Events", titles: { zh: "活动" } },
      handle: async (call) => {
        const { reader, texts, notice } = await openEventCall(ports, call);
        const events = await ports.store.events.findBetween(call.community, call.at, call.at + year);
        if (events.length === 0) return notice(texts.noEvents);
        return notice(
          [texts.upcoming, ...events.slice(0, 15).map((event) => renderEventLine(event, reader))].join("\n"),
        );
      },
    },
    {
      ...named("event show", "活动 查看"),
      ...described("Show an event and who comes", "查看活动详情和报名情况"),
      options: [eventOption],
      permission: "everyone",
      visibility: "private",
      suggest,
      handle: async (call) => {
        const { event, reader, texts, notice } = await openEventCall(ports, call);
        if (!event) return notice(texts.unknown(call.options.event ?? ""));
        const rsvps = await ports.store.events.findRsvps(event.community, event.number);
        return renderEvent(event, rsvps, reader, "private");
      },
    },
    {
      ...named("event rsvp", "活动 报名"),
      ...described("Say whether you come", "说明你是否参加"),
      options: [eventOption, answerOption],
      permission: "everyone",
      visibility: "private",
      suggest,
      handle: async (call) => {
        const { event, texts, notice } = await openEventCall(ports, call);
        const answer = attendances.find((known) => known === call.options.answer);
        if (!event || !answer) return notice(texts.unknown(call.options.event ?? ""));
        if (event.isCancelled) return notice(texts.alreadyCancelled(event.title));
        if (event.endsAt <= call.at) return notice(texts.over);
        const person = { platform: call.platform, person: call.person.id };
        const subject = toEventId(event);
        const entry = toAuditEntry(call, "event-answered", subject, { platform: call.platform, answer });
        await ports.store.events.saveRsvp(event.community, event.number, person, answer, entry);
        return notice(texts.answered(subject, event.title, answer));
      },
    },
    {
      ...named("event cancel", "活动 取消"),
      ...described("Call an event off; those who would come are told", "取消活动，并通知报名的人"),
      options: [eventOption],
      permission: "helper",
      visibility: "public",
      suggest,
      handle: (call) => cancelEvent(ports, call),
    },
    {
      ...named("event recap", "活动 回顾"),
      ...described("Write down what came of an event", "写下活动回顾"),
      options: [eventOption, recapOption],
      permission: "helper",
      visibility: "public",
      suggest,
      handle: (call) => recapEvent(ports, call),
      prefill: async (call) => {
        const event = await findCalled(ports, call);
        return { event: call.options.event ?? "", recap: event?.recap ?? "" };
      },
    },
  ];
}

function findCalled({ store }: EventPorts, call: CommandCall) {
  const number = readEventId(call.options.event ?? "");
  return number === undefined ? undefined : store.events.find(call.community, number);
}

async function suggestEvents({ store }: EventPorts, call: CommandCall, option: string) {
  if (option !== "event") return [];
  const typed = (call.options.event ?? "").trim().toLowerCase();
  // What is just over can still be given a recap.
  const events = await store.events.findBetween(call.community, call.at - year / 12, call.at + year);
  return events
    .map((event) => ({ label: `E-${event.number} · ${event.title}`.slice(0, 100), value: `E-${event.number}` }))
    .filter(({ label }) => label.toLowerCase().includes(typed))
    .slice(0, 25);
}

const eventOption: CommandOption = {
  ...named("event", "活动"),
  ...described("Which one, like E-1", "哪个活动，例如 E-1"),
  type: "text",
  required: true,
};

const kinds = toEventTexts("en").kinds;
const kindsInChinese = toEventTexts("zh").kinds;
const answers = toEventTexts("en").attendances;
const answersInChinese = toEventTexts("zh").attendances;

const answerOption: CommandOption = {
  ...named("answer", "回答"),
  ...described("Whether you come", "是否参加"),
  type: "text",
  required: true,
  choices: attendances.map((value) => ({ value, label: answers[value], labels: { zh: answersInChinese[value] } })),
};

const recapOption: CommandOption = {
  ...named("recap", "回顾"),
  ...described("What was said and decided, with links", "讲了什么、定了什么，可以附链接"),
  type: "paragraph",
  required: true,
  inForm: true,
};

const createOptions: readonly CommandOption[] = [
  {
    ...named("title", "标题"),
    ...described("What it is called", "活动名称"),
    type: "text",
    required: true,
    inForm: true,
  },
  {
    ...named("start", "开始"),
    ...described("When, in your time zone: friday 18:00", "开始时间（按你的时区）：周五 18:00"),
    type: "text",
    required: true,
    inForm: true,
  },
  {
    ...named("length", "时长"),
    ...described("How long: 90m, 2h; an hour unless you say", "时长：90m、2h；默认一小时"),
    type: "text",
    required: false,
    inForm: true,
  },
  {
    ...named("place", "地点"),
    ...described("Where: an address, a link, a channel", "地点：地址、链接或频道"),
    type: "text",
    required: false,
    inForm: true,
  },
  {
    ...named("description", "介绍"),
    ...described("What it is about", "活动介绍"),
    type: "paragraph",
    required: false,
    inForm: true,
  },
  {
    ...named("kind", "类型"),
    ...described("What kind of event", "活动类型"),
    type: "text",
    required: false,
    choices: eventKinds.map((value) => ({ value, label: kinds[value], labels: { zh: kindsInChinese[value] } })),
  },
];
