import { type Correction, type Vote, votes } from "../feedback/vote.ts";
import type { ButtonAction } from "./button.ts";

/** A button's action as short text for a platform's button id: a verb and its arguments, parted by `|`. */
export function toActionText(action: ButtonAction): string {
  return toWords(action).map(escapeWord).join("|");
}

/** The inverse of `toActionText`; `undefined` for what is none of ours. */
export function readActionText(text: string): ButtonAction | undefined {
  const [verb = "", first, second] = text.split("|").map(unescapeWord);
  switch (verb) {
    case "why":
      return { kind: "why" };
    case "show":
      return first === undefined ? undefined : { kind: "show", faqId: first };
    case "solved":
      return first === undefined ? undefined : { kind: "show", solvedId: first };
    case "ask":
      return first === undefined ? { kind: "ask-person" } : { kind: "ask-person", role: first };
    case "do":
      if (first === undefined) return undefined;
      return { kind: "command", name: first, options: Object.fromEntries(new URLSearchParams(second)) };
    default: {
      const vote = votes.find((known) => known === verb);
      return vote && toVote(vote, first);
    }
  }
}

function toWords(action: ButtonAction): readonly string[] {
  switch (action.kind) {
    case "why":
      return ["why"];
    case "show":
      return "solvedId" in action ? ["solved", action.solvedId] : ["show", action.faqId];
    case "ask-person":
      return action.role === undefined ? ["ask"] : ["ask", action.role];
    case "vote":
      return action.correction === undefined ? [action.vote] : [action.vote, toWord(action.correction)];
    case "command":
      return ["do", action.name, toOptionsText(action.options)];
  }
}

/** As an address's query, but only what would part it otherwise is quoted: platforms allow few characters. */
function toOptionsText(options: Readonly<Record<string, string>>): string {
  const quote = (text: string) => text.replaceAll(/[%&=+]/g, encodeURIComponent);
  return Object.entries(options)
    .map(([name, value]) => `${quote(name)}=${quote(value)}`)
    .join("&");
}

/** A letter for what is corrected, then what would have been right. */
function toWord(correction: Correction): string {
  if ("faqId" in correction) return `f${correction.faqId}`;
  if ("solvedId" in correction) return `q${correction.solvedId}`;
  if ("role" in correction) return `r${correction.role}`;
  if ("stage" in correction) return `s${correction.stage}`;
  return `k${correction.kind}`;
}

function toVote(vote: Vote, word: string | undefined): ButtonAction | undefined {
  if (word === undefined) return { kind: "vote", vote };
  const correction = toCorrection(word[0], word.slice(1));
  return correction && { kind: "vote", vote, correction };
}

function toCorrection(letter: string | undefined, value: string): Correction | undefined {
  if (letter === "f") return { faqId: value };
  if (letter === "q") return { solvedId: value };
  if (letter === "r") return { role: value };
  if (letter === "s") return { stage: value };
  if (letter === "k" && (value === "not-a-question" || value === "nothing-fits")) return { kind: value };
  return undefined;
}

/** `|` parts words, so within one it is written otherwise. */
function escapeWord(word: string): string {
  return word.replaceAll("~", "~0").replaceAll("|", "~1");
}

function unescapeWord(word: string): string {
  return word.replaceAll("~1", "|").replaceAll("~0", "~");
}
