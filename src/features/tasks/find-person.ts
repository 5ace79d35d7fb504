import type { PersonKey } from "../../core/community/profile.ts";
import type { TaskCall } from "./open-task-call.ts";
import type { TaskPorts } from "./task-ports.ts";

const ids: Readonly<Partial<Record<PersonKey["platform"], RegExp>>> = {
  discord: /^\d{15,20}$/,
  slack: /^[UW][A-Z0-9]+$/,
};

/** Somebody by id, mention or name, on the caller's platform; `me` is the caller. `undefined` for whom nobody knows. */
export async function findPerson(
  { store }: TaskPorts,
  { call: { platform, names = {} }, community, me, toName }: TaskCall,
  typed: string,
): Promise<PersonKey | undefined> {
  const wanted = typed.trim().replace(/^<?@!?([^>|]+)(?:\|[^>]*)?>?$/, "$1");
  if (/^(?:me|我)$/i.test(wanted)) return me;
  if (ids[platform]?.test(wanted) || Object.hasOwn(names, wanted)) return { platform, person: wanted };
  const profiles = await store.profiles.findAll(community.id);
  const known = [
    me.person,
    ...community.roles.flatMap(({ members }) => members.map(({ id }) => id)),
    ...profiles.filter((profile) => profile.platform === platform).map(({ person }) => person),
  ];
  const lower = wanted.toLowerCase();
  const isMeant = (person: string) =>
    [person, toName({ platform, person })].some((name) => name.toLowerCase() === lower);
  const person = known.find(isMeant);
  return person === undefined ? undefined : { platform, person };
}
