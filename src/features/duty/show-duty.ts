import type { CommandCall } from "../../core/command/command.ts";
import type { Role } from "../../core/community/community.ts";
import type { DutyMember, DutySwap } from "../../core/duty/duty.ts";
import { openWindow } from "../../core/duty/find-candidates.ts";
import { foreseeOnDuty } from "../../core/duty/foresee-on-duty.ts";
import { readRota } from "../../core/duty/read-rota.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toChannelText } from "../../core/reply/to-channel-text.ts";
import type { DutyPorts } from "./duty-ports.ts";
import { type DutyCall, openDutyCall } from "./open-duty-call.ts";
import { renderMember } from "./render-member.ts";

/** A role's rota; without a role the caller's own duty. Gives nobody a turn. */
export async function showDuty(ports: DutyPorts, call: CommandCall): Promise<Reply> {
  const opened = await openDutyCall(ports, call);
  if ("refusal" in opened) return opened.refusal;
  const { role, texts, notice } = opened;
  if (!role) return showOwn(ports, opened);
  const rota = await readMembers(ports, opened, role);
  const lines = rota.members.map((member) => rota.render(member));
  if (lines.length === 0) return notice(texts.emptyRota(role.name));
  return notice([texts.rota(role.name), ...lines, "", await renderOnDuty(ports, opened, role)].join("\n"));
}

/** Who is on duty in a role now, or in each; gives nobody a turn. */
export async function showWhoIsOnDuty(ports: DutyPorts, call: CommandCall): Promise<Reply> {
  const opened = await openDutyCall(ports, call);
  if ("refusal" in opened) return opened.refusal;
  const roles = opened.role ? [opened.role] : opened.community.roles;
  const lines = await Promise.all(roles.map((role) => renderOnDuty(ports, opened, role)));
  return opened.notice(lines.join("\n"));
}

async function showOwn(ports: DutyPorts, opened: DutyCall): Promise<Reply> {
  const { community, place, person, at, texts, notice } = opened;
  const own: string[] = [];
  for (const role of community.roles) {
    const { members, render } = await readMembers(ports, opened, role);
    const mine = members.find((member) => member.person === person);
    if (mine) own.push(render({ ...mine, name: role.name }));
  }
  const swaps = await ports.store.duty.findSwapsOf(place, person, at);
  const said = await Promise.all(swaps.map((swap) => renderSwap(opened, swap)));
  return notice([...(own.length === 0 ? [texts.noDuty] : [texts.ownDuty, ...own]), ...said].join("\n"));
}

async function readMembers({ store }: DutyPorts, opened: DutyCall, role: Role) {
  const { community, place, at } = opened;
  const members = await readRota(store, community, place.platform, role);
  const open = await store.duty.countOpen(place, at - openWindow);
  const render = (member: DutyMember) => renderMember(member, { at, open: open.get(member.person) ?? 0 }, opened);
  return { members, render };
}

async function renderOnDuty({ store }: DutyPorts, opened: DutyCall, role: Role): Promise<string> {
  const { community, place, at, texts, toTime, nameOf } = opened;
  const onDuty = await foreseeOnDuty(store, community, role, { ...place, at });
  if (onDuty.kind === "person") return texts.onDuty(await nameOf(onDuty.person), role.name);
  const { keepsRota, channel, nextAvailableAt: next } = onDuty;
  return [
    keepsRota ? texts.nobody(role.name, next === undefined ? undefined : toTime(next)) : texts.noRota(role.name),
    channel === undefined ? "" : texts.askIn(toChannelText(place.platform, channel)),
  ]
    .join(" ")
    .trim();
}

async function renderSwap({ community, texts, toTime, nameOf }: DutyCall, swap: DutySwap): Promise<string> {
  const role = community.roles.find(({ id }) => id === swap.role)?.name ?? swap.role;
  const [person, standIn] = [await nameOf(swap.person), await nameOf(swap.standIn)];
  const line = texts.standsIn({ person, standIn, role, from: toTime(swap.start), until: toTime(swap.end) });
  return `- ${line}${swap.isAgreed ? "" : ` (${texts.waits})`}`;
}
