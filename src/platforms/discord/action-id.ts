import { createHash } from "node:crypto";
import { readActionText, toActionText } from "../../core/reply/action-text.ts";
import type { ButtonAction } from "../../core/reply/button.ts";
import { createRecent } from "./recent.ts";

/** What Discord lets a component carry. */
export const longestId = 100;

/** A press as a component's id carries it; the question is empty where the reply was about none. */
export interface CarriedAction {
  readonly questionId: string;
  readonly action: ButtonAction;
}

/**
 * Puts a press into at most 100 characters: `usher`, the question, the action, parted by `|`. An UUID takes 22 characters.
 * `undefined` when it does not fit.
 */
export function encodeAction({ questionId, action }: CarriedAction): string | undefined {
  if (questionId.includes("|")) return undefined;
  const id = `usher|${shorten(questionId)}|${toActionText(action)}`;
  return id.length <= longestId ? id : undefined;
}

/** Ids of components, which can always be read back while Usher runs. */
export interface ActionIds {
  /** At most 100 characters; what does not fit is remembered under a short id. */
  encode(carried: CarriedAction): string;
  decode(id: string): CarriedAction | undefined;
}

/** As many as people may still press in a day. */
const mostRemembered = 5000;

export function createActionIds(): ActionIds {
  const remembered = createRecent<CarriedAction>(mostRemembered);
  return {
    encode(carried) {
      const id = encodeAction(carried);
      if (id !== undefined) return id;
      const short = `usher#${createHash("sha256").update(JSON.stringify(carried)).digest("base64url")}`;
      remembered.set(short, carried);
      return short;
    },
    decode: (id) => remembered.get(id) ?? decodeAction(id),
  };
}

/** Reads a component's id back; `undefined` for one that is not Usher's. */
export function decodeAction(id: string): CarriedAction | undefined {
  const [, question, text] = /^usher\|([^|]*)\|(.*)$/s.exec(id) ?? [];
  if (question === undefined || text === undefined) return undefined;
  const action = readActionText(text);
  return action && { questionId: lengthen(question), action };
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
