import { Command } from "commander";
import type { CommandContext } from "./command-context.ts";
import { packageVersion } from "./package-version.ts";

type AddCommand = (program: Command, context: CommandContext) => void;

/** One file a command, in the order of the help. */
const commands: ReadonlyMap<string, () => Promise<AddCommand>> = new Map([
  ["start", async () => (await import("./start.ts")).addStartCommand],
  ["chat", async () => (await import("./chat.ts")).addChatCommand],
  ["ask", async () => (await import("./ask.ts")).addAskCommand],
  ["train", async () => (await import("./train.ts")).addTrainCommand],
  ["evaluate", async () => (await import("./evaluate.ts")).addEvaluateCommand],
  ["simulate", async () => (await import("./simulate.ts")).addSimulateCommand],
  ["model", async () => (await import("./model.ts")).addModelCommand],
  ["faq", async () => (await import("./faq.ts")).addFaqCommand],
  ["doctor", async () => (await import("./doctor.ts")).addDoctorCommand],
  ["discord", async () => (await import("./discord-invite.ts")).addDiscordCommand],
  ["slack", async () => (await import("./slack-manifest.ts")).addSlackCommand],
  ["shadow", async () => (await import("./shadow.ts")).addShadowCommand],
]);

/**
 * The command line; nothing runs before it is parsed. Where `called` names a command it has that one alone, whose code is read in
 * half the time of all; otherwise, as for help, it is whole.
 */
export async function createProgram(context: CommandContext, called?: string): Promise<Command> {
  const program = new Command("usher")
    .description(
      "A chat bot for developer communities: answers when it is sure, leads to the right people when it is not.",
    )
    .version(packageVersion)
    .showHelpAfterError("(usher <command> --help tells more)")
    .exitOverride();
  const only = commands.get(called ?? "");
  const wanted = only ? [only] : [...commands.values(), loadReference];
  for (const add of await Promise.all(wanted.map((load) => load()))) add(program, context);
  return program;
}

/** It describes the others, so that it comes with all of them. */
async function loadReference(): Promise<AddCommand> {
  return (await import("./reference.ts")).addReferenceCommand;
}
