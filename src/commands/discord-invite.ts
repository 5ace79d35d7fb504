import type { Command as Program } from "commander";
import { UsherError } from "../core/errors.ts";
import type { CommandContext } from "./command-context.ts";

/** Adds `usher discord invite`, which prints the link that brings Usher to a server, and what must be switched on for it. */
export function addDiscordCommand(program: Program, { environment, print }: CommandContext): void {
  const discord = program.command("discord").description("set up the Discord application");
  discord
    .command("invite")
    .description("print the invite link with the exact permissions, and the intents to switch on")
    .option("--app-id <id>", "the application's id (DISCORD_APP_ID; else read from DISCORD_TOKEN)")
    .option("--json", "print JSON")
    .action(async (options: InviteOptions) => {
      const { DISCORD_APP_ID, DISCORD_TOKEN } = environment;
      const invitation = await toInvitation(toApplicationId(options.appId ?? DISCORD_APP_ID, DISCORD_TOKEN));
      print(options.json ? JSON.stringify(invitation, undefined, 2) : renderInvitation(invitation));
    });
}

interface InviteOptions {
  readonly appId?: string;
  readonly json?: boolean;
}

/** All that somebody needs to bring Usher to a server. */
export interface Invitation {
  readonly link: string;
  readonly permissions: readonly { readonly name: string; readonly purpose: string }[];
  readonly intents: readonly string[];
}

export async function toInvitation(applicationId: string): Promise<Invitation> {
  const { neededPermissions, toInviteLink } = await import("../platforms/discord/permissions.ts");
  return {
    link: toInviteLink(applicationId),
    permissions: neededPermissions.map(({ name, purpose }) => ({ name, purpose })),
    intents: ["MESSAGE CONTENT INTENT"],
  };
}

/** The application's id as given, or as the first part of a bot's token holds it. */
export function toApplicationId(given: string | undefined, token: string | undefined): string {
  const [part = ""] = (token ?? "").split(".");
  const id = given ?? Buffer.from(part, "base64").toString("latin1");
  if (/^\d{15,20}$/.test(id)) return id;
  const fault = given === undefined ? "No application's id was given" : `"${given}" is no application's id`;
  throw new UsherError(
    "input-invalid",
    `${fault}: it is a number of 15 to 20 digits, under General Information in the developer portal; give it with --app-id, or set DISCORD_APP_ID`,
  );
}

function renderInvitation({ link, permissions, intents }: Invitation): string {
  const width = Math.max(...permissions.map(({ name }) => name.length));
  return [
    "Open this link to bring Usher to a server you manage:",
    "",
    `  ${link}`,
    "",
    "It asks for these permissions:",
    ...permissions.map(({ name, purpose }) => `  ${name.padEnd(width)}  ${purpose}`),
    "",
    "Switch on in the developer portal, under Bot → Privileged Gateway Intents:",
    ...intents.map((intent) => `  ${intent}`),
  ].join("\n");
}
