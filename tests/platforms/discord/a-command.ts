import type { Command } from "../../../src/core/command/command.ts";
import { aReply } from "../../fakes.ts";

/** A command for everybody, as a feature would declare it. */
export function aCommand(changes: Partial<Command>): Command {
  return {
    name: "note",
    description: "Keeps a note",
    options: [],
    permission: "everyone",
    handle: async () => aReply(),
    ...changes,
  };
}
