import { fromLocalTime } from "../../core/community/local-time.ts";
import { toWorkingDay } from "../../core/community/working-hours.ts";
import type { Button } from "../../core/reply/button.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import { toTaskId } from "../../core/task/task.ts";
import type { TaskCall } from "./open-task-call.ts";
import type { TaskPorts } from "./task-ports.ts";

/** When something is due, or why that cannot be said, with the readings between which a person must choose. */
export type Due =
  | { readonly kind: "due"; readonly at: number }
  | { readonly kind: "fault"; readonly text: string; readonly readings: readonly string[] };

const evening = 18 * 60;

/** Reads when a task is due, in the caller's time zone; a day without an hour means the end of its working day, 18:00 on a day off. */
export function readDue({ readTime }: Pick<TaskPorts, "readTime">, taskCall: TaskCall, words: string): Due {
  const { at, timeZone, language, community, texts } = taskCall;
  const reading = readTime(words, at, timeZone);
  const fault = (text: string, readings: readonly string[] = []): Due => ({ kind: "fault", text, readings });
  if (reading.kind === "unclear") return fault(texts.unclearTime(words));
  if (reading.kind === "ambiguous") return fault(texts.ambiguousTime(words, reading.readings), reading.readings);
  const calendar = { ...community.workingTime, timeZone };
  const due =
    reading.kind === "moment"
      ? reading.at
      : (toWorkingDay(calendar, reading.date)?.end ?? fromLocalTime(reading.date, evening, timeZone));
  return due <= at ? fault(texts.pastTime(renderTime(due, timeZone, language))) : { kind: "due", at: due };
}

/** A button a reading, each of which sets the due date. */
export function toReadingButtons(number: number, readings: readonly string[]): readonly Button[] {
  return readings.map((when) => ({
    label: when,
    style: "secondary",
    action: { kind: "command", name: "task due", options: { task: toTaskId(number), when } },
  }));
}
