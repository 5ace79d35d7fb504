import type { Command as Program } from "commander";
import { stringify } from "yaml";
import { UsherError } from "../core/errors.ts";
import type { CommandContext } from "./command-context.ts";
import { describeChatCommands } from "./serving/list-chat-commands.ts";

/** `usher slack manifest`: prints the YAML that creates the Slack app with what Usher uses, and nothing else. */
export function addSlackCommand(program: Program, context: CommandContext): void {
  const slack = program.command("slack").description("set Usher up on Slack");
  slack
    .command("manifest")
    .description("print the app manifest; paste it at https://api.slack.com/apps under Create New App, From a manifest")
    .option("--mode <mode>", "socket needs no address of your own; http does", "socket")
    .option("--url <url>", "in HTTP mode: where Slack reaches Usher, https://usher.example.org")
    .option("--name <name>", "the app's name", "Usher")
    .option("--json", "print JSON instead of YAML")
    .action((options: ManifestCall) => print(context, options));
}

interface ManifestCall {
  readonly mode: string;
  readonly url?: string;
  readonly name: string;
  readonly json?: true;
}

async function print({ print: line }: CommandContext, call: ManifestCall): Promise<void> {
  const { mode, url, name, json } = call;
  if (mode !== "socket" && mode !== "http") {
    throw new UsherError("input-invalid", `--mode must be socket or http (got ${mode}).`);
  }
  if (mode === "http" && !url?.startsWith("https://")) {
    throw new UsherError("input-invalid", "HTTP mode needs --url with the https address that Slack reaches Usher at.");
  }
  const { longestName, toManifest } = await import("../platforms/slack/manifest.ts");
  if (name.trim() === "" || name.length > longestName) {
    throw new UsherError("input-invalid", `--name must have 1 to ${longestName} characters (got ${name.length}).`);
  }
  const manifest = toManifest({
    commands: await describeChatCommands(),
    mode,
    name,
    ...(url === undefined ? {} : { url }),
  });
  line(json ? JSON.stringify(manifest, undefined, 2) : stringify(manifest).trimEnd());
}
