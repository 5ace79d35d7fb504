import type { Community } from "../../core/community/community.ts";
import type { PersonKey } from "../../core/community/profile.ts";
import { pingPerson } from "../../core/duty/ping-person.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";
import type { Task } from "../../core/task/task.ts";
import { toTaskButtons } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";
import { toTaskTexts } from "./texts.ts";

/** One thing to tell a person of a task; `about` is what makes it one. */
export interface TaskWord {
  readonly task: Task;
  readonly person: PersonKey | undefined;
  readonly about: string;
  readonly text: string;
  readonly at: number;
}

/** Tells a person alone one thing of a task, once, within their day's pings; who is away is not told. */
export async function tellPerson(
  { store, announce }: Pick<TaskPorts, "store" | "announce">,
  community: Community,
  { task, person: key, about, text, at }: TaskWord,
): Promise<void> {
  if (!key) return;
  const { platform, person } = key;
  const place = { community: community.id, platform };
  const absences = await store.duty.findAbsences(place);
  if (absences.some((absence) => absence.person === person && absence.start <= at && at < absence.end)) return;
  const subject = `task:${task.number}:${about}`;
  const ping = { ...place, person, key: subject, text: toExcerpt(text, 160), at };
  if ((await pingPerson(store, community, ping)) === "held") return;
  const language = community.languages[0] ?? "en";
  const buttons = toTaskButtons(community, task, toTaskTexts(language));
  const reply = { kind: "notice", language, text, buttons, visibility: "private" } as const;
  await announce([{ ...place, key: `${subject}:${person}`, audience: { kind: "person", person }, reply }]);
}
