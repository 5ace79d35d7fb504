import { directChannel } from "./message.ts";
import type { Question } from "./question.ts";

/** Whether everybody of the community can read a question where it was asked: not what was asked of Usher alone, or among a chosen few. */
export function isOpenlyAsked({ channel, isPrivate }: Pick<Question, "channel" | "isPrivate">): boolean {
  return channel !== directChannel && isPrivate !== true;
}
