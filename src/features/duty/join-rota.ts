import { toAuditEntry } from "../../core/audit-entry.ts";
import type { CommandCall } from "../../core/command/command.ts";
import type { Role } from "../../core/community/community.ts";
import type { DutyEntry } from "../../core/duty/duty.ts";
import { mayHold, readRota } from "../../core/duty/read-rota.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { DutyPorts } from "./duty-ports.ts";
import { findEntry } from "./find-entry.ts";
import { type DutyCall, openDutyCall } from "./open-duty-call.ts";
import { readTerms } from "./read-terms.ts";
import { renderMember } from "./render-member.ts";

/** Puts a person on a role's rota, or changes on which terms they are; what is not said stays as it was. */
export async function joinRota(ports: DutyPorts, call: CommandCall): Promise<Reply> {
  const opened = await openDutyCall(ports, call);
  if ("refusal" in opened) return opened.refusal;
  const { store } = ports;
  const { community, place, at, caller, person, standing, texts, notice, nameOf } = opened;
  const role = opened.role ?? findOnlyRole(opened);
  if (!role) return notice(texts.whichRole);
  const isOwn = person === caller;
  // What the platform shows of the caller now is the latest there is to know of them.
  await store.people.record({ ...place, person: caller, standing, at });
  const holds =
    isOwn && !standing.isModerator ? standing.roles.includes(role.id) : await mayHold(store, place, role, person);
  if (!holds) return notice(texts.notOfRole(isOwn ? undefined : await nameOf(person), role.name));
  const before = await findEntry(ports, community, place, role, person);
  const terms = readTerms(ports, opened, call.options, before);
  if ("refusal" in terms) return terms.refusal;
  const name = isOwn ? call.person.name : undefined;
  const { timeZone } = terms;
  await store.profiles.save({ ...place, person, ...(name !== undefined && { name }), ...(timeZone && { timeZone }) });
  const { hours: _, isOn: __, ...said } = terms.entry;
  const entry = toAuditEntry(call, "duty-joined", role.id, { ...said, ...(timeZone && { timeZone }) });
  await store.duty.saveEntry({ ...terms.entry, isOn: true }, entry);
  const member = (await readRota(store, community, place.platform, role)).find((one) => one.person === person);
  const line = member ? `\n${renderMember(member, { at, open: 0 }, opened)}` : "";
  return notice(`${texts.joined(role.name)}${line}`);
}

/** Takes a person off a role's rota; on which terms they were is kept for when they come back. */
export async function leaveRota(ports: DutyPorts, call: CommandCall): Promise<Reply> {
  const opened = await openDutyCall(ports, call);
  if ("refusal" in opened) return opened.refusal;
  const { store } = ports;
  const { community, place, person, texts, notice, nameOf } = opened;
  const role = opened.role ?? findOnlyRole(opened);
  if (!role) return notice(texts.whichRole);
  const rota = await readRota(store, community, place.platform, role);
  if (!rota.some((member) => member.person === person)) return notice(texts.notOnRota(await nameOf(person), role.name));
  const entry: DutyEntry = { ...(await findEntry(ports, community, place, role, person)), isOn: false };
  await store.duty.saveEntry(entry, toAuditEntry(call, "duty-left", role.id, { person }));
  return notice(texts.left(role.name));
}

/** The role that is meant where none is named: the one they hold, where it is one. */
function findOnlyRole({ community, standing }: DutyCall): Role | undefined {
  const held = community.roles.filter(({ id }) => standing.roles.includes(id));
  return held.length === 1 ? held[0] : undefined;
}
