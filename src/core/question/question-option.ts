import type { CommandOption } from "../command/command.ts";

/** Which question is meant, where it is not plain from the message or the thread. */
export const questionOption: CommandOption = {
  name: "question",
  names: { zh: "问题" },
  description: "The question, or the link of its message",
  descriptions: { zh: "问题，或其消息的链接" },
  type: "question",
  required: false,
};
