import type { Reply } from "../../core/reply/reply.ts";
import type { Task } from "../../core/task/task.ts";
import type { Reader } from "./open-task-call.ts";
import { renderLine } from "./render-task.ts";

/** As many lines as are read at once. */
const most = 20;

/** Tasks under a line that sums them up. */
export function renderDigest(
  reader: Reader,
  summary: string,
  tasks: readonly Task[],
  visibility: Reply["visibility"],
): Reply {
  const lines = tasks.slice(0, most).map((task) => renderLine(task, reader, []));
  const rest = tasks.length > most ? [reader.texts.more(tasks.length - most)] : [];
  const text = [summary, ...lines, ...rest].join("\n");
  return { kind: "notice", language: reader.language, text, buttons: [], visibility };
}
