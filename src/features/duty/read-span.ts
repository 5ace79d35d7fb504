import type { CommandCall } from "../../core/command/command.ts";
import { fromLocalTime } from "../../core/community/local-time.ts";
import type { Span } from "../../core/community/working-hours.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { DutyPorts } from "./duty-ports.ts";
import type { DutyCall } from "./open-duty-call.ts";

type Reader = Pick<DutyCall, "at" | "timeZone" | "texts" | "notice" | "toTime">;
type Refusal = { readonly refusal: Reply };

/** From when until when, as the caller means it: from now unless they say, a day alone from its beginning. */
export function readSpan(
  ports: Pick<DutyPorts, "readTime">,
  reader: Reader,
  { from, until = "" }: CommandCall["options"],
): Span | Refusal {
  const { at, texts, notice, toTime } = reader;
  const start = from === undefined ? at : readMoment(ports, reader, from, at);
  if (typeof start !== "number") return start;
  const end = readMoment(ports, reader, until, Math.max(start, at));
  if (typeof end !== "number") return end;
  if (end <= at) return { refusal: notice(texts.pastTime(toTime(end))) };
  if (end <= start) return { refusal: notice(texts.endsFirst(toTime(start), toTime(end))) };
  // What began is taken from now on: it can no longer change what was.
  return { start: Math.max(start, at), end };
}

function readMoment(
  { readTime }: Pick<DutyPorts, "readTime">,
  { timeZone, texts, notice }: Reader,
  text: string,
  now: number,
): number | Refusal {
  const read = readTime(text, now, timeZone);
  switch (read.kind) {
    case "moment":
      return read.at;
    case "day":
      return fromLocalTime(read.date, 0, timeZone);
    case "ambiguous":
      return { refusal: notice(texts.ambiguousTime(text, read.readings)) };
    case "unclear":
      return { refusal: notice(texts.unclearTime(text)) };
  }
}
