import { Command } from "commander";
import { addAskCommand } from "./ask.ts";
import { addChatCommand } from "./chat.ts";
import type { CommandContext } from "./command-context.ts";
import { addDiscordCommand } from "./discord-invite.ts";
import { addDoctorCommand } from "./doctor.ts";
import { addEvaluateCommand } from "./evaluate.ts";
import { addFaqCommand } from "./faq.ts";
import { addModelCommand } from "./model.ts";
import { packageVersion } from "./package-version.ts";
import { addReferenceCommand } from "./reference.ts";
import { addShadowCommand } from "./shadow.ts";
import { addSimulateCommand } from "./simulate.ts";
import { addSlackCommand } from "./slack-manifest.ts";
import { addStartCommand } from "./start.ts";
import { addTrainCommand } from "./train.ts";

/** The whole command line, one file a command; nothing runs before it is parsed. */
export function createProgram(context: CommandContext): Command {
  const program = new Command("usher")
    .description(
      "A chat bot for developer communities: answers when it is sure, leads to the right people when it is not.",
    )
    .version(packageVersion)
    .showHelpAfterError("(usher <command> --help tells more)")
    .exitOverride();
  addStartCommand(program, context);
  addChatCommand(program, context);
  addAskCommand(program, context);
  addTrainCommand(program, context);
  addEvaluateCommand(program, context);
  addSimulateCommand(program, context);
  addModelCommand(program, context);
  addFaqCommand(program, context);
  addDoctorCommand(program, context);
  addDiscordCommand(program, context);
  addSlackCommand(program, context);
  addShadowCommand(program, context);
  addReferenceCommand(program, context);
  return program;
}
