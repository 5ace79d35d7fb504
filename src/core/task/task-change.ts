import type { PersonKey } from "../community/profile.ts";
import type { Standpoint } from "../feedback/feedback.ts";
import type { Task } from "./task.ts";

/** What can happen to a task, each with all that is needed to do it again. */
export type TaskChange =
  | { readonly kind: "created" }
  | { readonly kind: "assigned"; readonly assignee: PersonKey }
  | { readonly kind: "released" }
  /** The work went on to another stage, whose role took it over; without an assignee it waits for one. */
  | {
      readonly kind: "moved";
      readonly from: string;
      readonly to: string;
      readonly role?: string;
      readonly assignee?: PersonKey;
    }
  /** The stage or the role proposed was wrong; `said` is what a person said of it, the rest followed. */
  | {
      readonly kind: "sorted";
      readonly from: string;
      readonly to: string;
      readonly role?: string;
      readonly said: { readonly stage?: string; readonly role?: string };
      readonly standpoint: Standpoint;
    }
  /** Without a time it is no longer due. */
  | { readonly kind: "due-set"; readonly dueAt?: number }
  | { readonly kind: "blocked"; readonly by: number }
  | { readonly kind: "unblocked"; readonly by: number }
  | { readonly kind: "commented"; readonly text: string }
  | { readonly kind: "done" }
  | { readonly kind: "reopened" };

/** A change as it is kept: a task's changes in their order, applied to what was created, give what it is. */
export interface TaskEvent {
  readonly change: TaskChange;
  readonly by: PersonKey;
  readonly at: number;
}

/** The task after a change. */
export function applyChange(task: Task, change: TaskChange, at: number): Task {
  const next = { ...task, version: task.version + 1 };
  const { assignee: _, ...unassigned } = next;
  switch (change.kind) {
    case "created":
    case "commented":
      return next;
    case "assigned":
      return { ...next, assignee: change.assignee };
    case "released":
      return unassigned;
    case "moved":
      return {
        ...withRole(unassigned, change.to, change.role),
        ...(change.assignee && { assignee: change.assignee }),
      };
    case "sorted":
      return withRole(next, change.to, change.role);
    case "due-set": {
      const { dueAt: _before, ...rest } = next;
      return change.dueAt === undefined ? rest : { ...rest, dueAt: change.dueAt };
    }
    case "blocked":
      return { ...next, waitsFor: [...next.waitsFor, change.by].toSorted((a, b) => a - b) };
    case "unblocked":
      return { ...next, waitsFor: next.waitsFor.filter((number) => number !== change.by) };
    case "done":
      return { ...next, doneAt: at };
    case "reopened": {
      const { doneAt: _before, ...rest } = next;
      return rest;
    }
  }
}

function withRole({ role: _, ...task }: Task, stage: string, role: string | undefined): Task {
  return { ...task, stage, ...(role === undefined ? {} : { role }) };
}
