import type { TaskChange } from "../../core/task/task-change.ts";
import type { TaskCall } from "./open-task-call.ts";
import type { Proposed } from "./propose-stage.ts";
import { readRole, readStage, toOwner } from "./task-stages.ts";

type Sorted = Omit<Extract<TaskChange, { kind: "sorted" }>, "standpoint">;

/** Where somebody wants a task instead of where it was proposed to be; without a change where that is the same. */
export interface NewPlace {
  readonly change?: Sorted;
  /** What was written and is no stage or role. */
  readonly faults: readonly string[];
}

/** Reads a call's `stage` and `role`. Whoever changes the stage alone gets the role that owns it. */
export function toNewPlace(
  { call: { options }, community, texts }: TaskCall,
  { stage, role }: Pick<Proposed, "stage" | "role">,
): NewPlace {
  const typed = { stage: options.stage?.trim() ?? "", role: options.role?.trim() ?? "" };
  const wanted = { stage: readStage(community, typed.stage), role: readRole(community, typed.role) };
  const faults = [
    ...(typed.stage !== "" && wanted.stage === undefined ? [texts.unknownStage(typed.stage, community.stages)] : []),
    ...(typed.role !== "" && wanted.role === undefined
      ? [
          texts.unknownRole(
            typed.role,
            community.roles.map(({ name }) => name),
          ),
        ]
      : []),
  ];
  const said = {
    ...(wanted.stage !== undefined && wanted.stage !== stage && { stage: wanted.stage }),
    ...(wanted.role !== undefined && wanted.role !== role && { role: wanted.role }),
  };
  if (said.stage === undefined && said.role === undefined) return { faults };
  const to = said.stage ?? stage;
  const takesOver = said.role ?? (said.stage === undefined ? role : toOwner(community, to));
  const change = {
    kind: "sorted",
    from: stage,
    to,
    ...(takesOver !== undefined && { role: takesOver }),
    said,
  } as const;
  return { change, faults };
}
