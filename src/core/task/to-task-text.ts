import { toExcerpt } from "../reply/to-excerpt.ts";
import type { Task } from "./task.ts";

/** All that a task says, to judge it by and to learn from; a title that only repeats how the details begin is left out. */
export function toTaskText({ title, details }: Pick<Task, "title" | "details">): string {
  if (details !== "" && toExcerpt(details, title.length) === title) return details;
  return [title, details].filter((part) => part !== "").join("\n\n");
}
