import type { Choice, Command } from "../../core/command/command.ts";
import { toRoleName } from "../../core/community/community.ts";
import { described, named } from "../../core/community/named.ts";
import { answerSwap } from "./answer-swap.ts";
import { askSwap } from "./ask-swap.ts";
import type { DutyPorts } from "./duty-ports.ts";
import { goAway } from "./go-away.ts";
import { joinRota, leaveRota } from "./join-rota.ts";
import { type DutyCall, openDutyCall } from "./open-duty-call.ts";
import {
  answerOption,
  fromOption,
  personOption,
  reasonOption,
  roleOption,
  swapOption,
  termOptions,
  untilOption,
  withOption,
} from "./options.ts";
import { showDuty, showWhoIsOnDuty } from "./show-duty.ts";

/** `/duty show | join | leave | away | swap | answer | who`. */
export function createDutyCommands(ports: DutyPorts): readonly Command[] {
  const shared = { visibility: "private", suggest: suggestWith(ports) } as const;
  return [
    {
      ...shared,
      ...named("duty show", "值班 查看"),
      ...described("Show a role's rota, or your own duty", "查看角色的值班表，或你自己的值班"),
      options: [roleOption],
      permission: "everyone",
      home: { title: "Duty", titles: { zh: "值班" } },
      handle: (call) => showDuty(ports, call),
    },
    {
      ...shared,
      ...named("duty who", "值班 谁"),
      ...described("Show who is on duty now", "查看现在由谁值班"),
      options: [roleOption],
      permission: "everyone",
      handle: (call) => showWhoIsOnDuty(ports, call),
    },
    {
      ...shared,
      ...named("duty join", "值班 加入"),
      ...described(
        "Join a role's rota, or change your hours, capacity, share and skills",
        "加入值班表，或修改工作时间、上限、份额和擅长",
      ),
      options: [roleOption, ...termOptions, personOption],
      permission: "helper",
      handle: (call) => joinRota(ports, call),
    },
    {
      ...shared,
      ...named("duty leave", "值班 退出"),
      ...described("Leave a role's rota", "退出值班表"),
      options: [roleOption, personOption],
      permission: "helper",
      handle: (call) => leaveRota(ports, call),
    },
    {
      ...shared,
      ...named("duty away", "值班 离开"),
      ...described("Say when you are not there; you are not called then", "登记你不在的时间，期间不会被叫到"),
      options: [untilOption, fromOption, reasonOption, personOption],
      permission: "helper",
      handle: (call) => goAway(ports, call),
    },
    {
      ...shared,
      ...named("duty swap", "值班 换班"),
      ...described("Ask another of the rota to stand in for you", "请值班表上的另一个人替班"),
      options: [{ ...roleOption, required: true }, withOption, untilOption, fromOption, personOption],
      permission: "helper",
      handle: (call) => askSwap(ports, call),
    },
    {
      ...shared,
      ...named("duty answer", "值班 回答"),
      ...described("Say whether you stand in for somebody", "说明你是否替班"),
      options: [swapOption, answerOption],
      permission: "helper",
      handle: (call) => answerSwap(ports, call),
    },
  ];
}

/** Time zones, hours as examples, and the requests that wait for the caller. */
function suggestWith(ports: DutyPorts): NonNullable<Command["suggest"]> {
  return async (call, option) => {
    const typed = (call.options[option] ?? "").trim();
    // What is being typed is no role yet.
    const opened = await openDutyCall(ports, { ...call, options: {} });
    if ("refusal" in opened) return [];
    const { texts } = opened;
    const all: Readonly<Record<string, () => Promise<readonly Choice[]>>> = {
      zone: async () => {
        const found = ports.findTimeZone(typed);
        return ("similar" in found ? found.similar : [found.name]).map((name) => ({ label: name, value: name }));
      },
      hours: async () => texts.exampleHours.map((value) => ({ label: value, value })),
      swap: () => suggestSwaps(ports, opened),
    };
    const choices = await all[option]?.();
    const isFound = ({ label, value }: Choice) => `${label} ${value}`.toLowerCase().includes(typed.toLowerCase());
    return choices?.filter((choice) => option === "zone" || isFound(choice)).slice(0, 25);
  };
}

async function suggestSwaps(
  { store }: DutyPorts,
  { community, place, caller, at, nameOf }: DutyCall,
): Promise<readonly Choice[]> {
  const waiting = (await store.duty.findSwapsOf(place, caller, at)).filter(
    ({ isAgreed, standIn }) => !isAgreed && standIn === caller,
  );
  return Promise.all(
    waiting.map(async ({ id, role, person }) => ({
      label: `${await nameOf(person)} · ${toRoleName(community, role)}`,
      value: id,
    })),
  );
}
