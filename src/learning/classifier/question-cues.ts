import { chineseCues } from "./chinese-cues.ts";
import { type Cue, inProse, inWhole, splitText } from "./cue.ts";
import { englishCues } from "./english-cues.ts";

/**
 * Signs that something is asked, or that nothing is: mood and form, which a sentence embedding, made to keep the subject, loses.
 * Each is 0 or 1, but for the shares at the end.
 */
const cues: readonly Cue[] = [
  inProse(/[?？]/),
  inProse(/[?？]\s*$/m),
  ...englishCues,
  ...chineseCues,
  inWhole(/\p{Extended_Pictographic}|[:;]-?[)(D]|\^\^|\+1/u),
  inWhole(/https?:\/\//),
  inWhole(
    /^(?:Traceback|\s+File "|\$ |> |>>> |[-+]{3} |@@ |\{|<|import |from \w+ import|def |class |SELECT|for |if |[\w.-]+: \S+$)/m,
  ),
  inProse(/^.{0,12}$/s),
  ({ whole, prose }) => 1 - prose.length / Math.max(1, whole.length),
  ({ whole }) => Math.min(1, count(whole, /[{}()[\]=;<>_/\\|$#`"]/g) / Math.max(8, whole.length / 5)),
  ({ whole }) => Math.min(1, count(whole, /\n/g) / 4),
  ({ prose }) => Math.min(1, prose.length / 200),
];

export const questionCueCount = cues.length;

/** How much the cues weigh beside an embedding of length 1. */
const scale = 0.35;

/** An embedding with the cues of its text behind it, brought back to length 1; the cues alone where there is no embedding. */
export function addQuestionCues(embedding: Float32Array | undefined, text: string): Float32Array {
  const size = embedding?.length ?? 0;
  const joined = new Float32Array(size + cues.length);
  if (embedding) joined.set(embedding);
  const split = splitText(text);
  for (const [place, cue] of cues.entries()) joined[size + place] = scale * cue(split);
  const length = Math.hypot(...joined);
  return length > 0 ? joined.map((value) => value / length) : joined;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
