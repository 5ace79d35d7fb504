import type { ButtonAction } from "../../core/button.ts";
import { type Correction, type Vote, votes } from "../../core/vote.ts";

/** A button's action as short text for Slack's `value`, which an option of a menu limits to 150 characters. */
export function toActionValue(action: ButtonAction): string {
  const parts = toParts(action);
  return parts.map(encodeURIComponent).join("/");
}

/** The inverse of `toActionValue`; `undefined` for what is none of ours. */
export function decodeActionValue(value: string): ButtonAction | undefined {
  const [kind, first, second, third] = value.split("/").map(decodePart);
  switch (kind) {
    case "why":
      return { kind };
    case "show":
      return first === undefined ? undefined : { kind, faqId: first };
    case "ask-person":
      return first === undefined ? { kind } : { kind, role: first };
    case "vote": {
      const vote = votes.find((known) => known === first);
      return vote && toVote(vote, second, third);
    }
    case "command":
      return { kind, name: first ?? "", options: Object.fromEntries(new URLSearchParams(second)) };
    default:
      return undefined;
  }
}

function toParts(action: ButtonAction): readonly string[] {
  switch (action.kind) {
    case "why":
      return ["why"];
    case "show":
      return ["show", action.faqId];
    case "ask-person":
      return action.role === undefined ? ["ask-person"] : ["ask-person", action.role];
    case "vote":
      return ["vote", action.vote, ...Object.entries(action.correction ?? {}).flat()];
    case "command":
      return ["command", action.name, new URLSearchParams(action.options).toString()];
  }
}

function toVote(vote: Vote, what: string | undefined, which: string | undefined): ButtonAction | undefined {
  if (what === undefined || which === undefined) return { kind: "vote", vote };
  const correction = toCorrection(what, which);
  return correction && { kind: "vote", vote, correction };
}

function toCorrection(what: string, which: string): Correction | undefined {
  if (what === "faqId") return { faqId: which };
  if (what === "role") return { role: which };
  if (what === "stage") return { stage: which };
  if (what === "kind" && (which === "not-a-question" || which === "nothing-fits")) return { kind: which };
  return undefined;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
