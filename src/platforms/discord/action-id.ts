import type { ButtonAction } from "../../core/button.ts";
import { type Vote, votes } from "../../core/vote.ts";

/** What Discord lets a component carry. */
export const longestId = 100;

/** A press as a component's id carries it. */
export interface CarriedAction {
  readonly questionId: string;
  readonly action: ButtonAction;
}

/**
 * Puts a press into at most 100 characters: `usher`, the question (empty where there is none), a letter for the action, its argument, parted by `|`. An
 * UUID takes 22 characters. `undefined` when it does not fit.
 */
export function encodeAction({ questionId, action }: CarriedAction): string | undefined {
  if (questionId.includes("|")) return undefined;
  const id = ["usher", shorten(questionId), ...toWords(action)].join("|");
  return id.length <= longestId ? id : undefined;
}

/** Reads a component's id back; `undefined` for one that is not Usher's. */
export function decodeAction(id: string): CarriedAction | undefined {
  const [mark, question, verb, ...rest] = id.split("|");
  if (mark !== "usher" || question === undefined || verb === undefined) return undefined;
  const action = toAction(verb, rest.length === 0 ? undefined : rest.join("|"));
  return action && { questionId: lengthen(question), action };
}

function toWords(action: ButtonAction): readonly string[] {
  switch (action.kind) {
    case "why":
      return ["why"];
    case "show":
      return ["show", action.faqId];
    case "ask-person":
      return action.role === undefined ? ["ask"] : ["ask", action.role];
    case "vote":
      return [action.vote, ...correctionWords(action)];
    case "command":
      return ["do", action.name, new URLSearchParams(action.options).toString()];
  }
}

function correctionWords({ correction }: ButtonAction & { readonly kind: "vote" }): readonly string[] {
  if (!correction) return [];
  if ("faqId" in correction) return [`f${correction.faqId}`];
  if ("role" in correction) return [`r${correction.role}`];
  if ("stage" in correction) return [`s${correction.stage}`];
  return [`k${correction.kind}`];
}

function toAction(verb: string, argument: string | undefined): ButtonAction | undefined {
  if (verb === "why") return { kind: "why" };
  if (verb === "show") return argument === undefined ? undefined : { kind: "show", faqId: argument };
  if (verb === "ask") return argument === undefined ? { kind: "ask-person" } : { kind: "ask-person", role: argument };
  if (verb === "do") return argument === undefined ? undefined : toCommand(argument);
  const vote = votes.find((known) => known === verb);
  return vote && toVote(vote, argument);
}

function toCommand(argument: string): ButtonAction {
  const [name = "", options] = argument.split("|");
  return { kind: "command", name, options: Object.fromEntries(new URLSearchParams(options)) };
}

function toVote(vote: Vote, argument: string | undefined): ButtonAction | undefined {
  if (argument === undefined) return { kind: "vote", vote };
  const value = argument.slice(1);
  switch (argument[0]) {
    case "f":
      return { kind: "vote", vote, correction: { faqId: value } };
    case "r":
      return { kind: "vote", vote, correction: { role: value } };
    case "s":
      return { kind: "vote", vote, correction: { stage: value } };
    case "k":
      if (value !== "not-a-question" && value !== "nothing-fits") return undefined;
      return { kind: "vote", vote, correction: { kind: value } };
    default:
      return undefined;
  }
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

function shorten(id: string): string {
  return uuid.test(id) ? `~${Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url")}` : id;
}

function lengthen(id: string): string {
  if (!/^~[\w-]{22}$/.test(id)) return id;
  const hex = Buffer.from(id.slice(1), "base64url").toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
