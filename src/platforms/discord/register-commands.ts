import { createHash } from "node:crypto";
import { type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from "discord.js";
import { isFault } from "./discord-fault.ts";

export interface Registration {
  readonly rest: REST;
  readonly applicationId: string;
  readonly commands: readonly RESTPostAPIApplicationCommandsJSONBody[];
  readonly guildIds: readonly string[];
  /** In each server, where a change is seen at once; otherwise for all of Discord. */
  readonly isPerGuild: boolean;
}

/**
 * Makes Discord's list of commands equal to ours, writing only where they differ. Commands left in a server from development
 * would stand twice beside the general ones, so they are taken away. Gives the number of lists written.
 */
export async function registerCommands(registration: Registration): Promise<number> {
  const { applicationId, commands, guildIds, isPerGuild } = registration;
  const inGuilds = guildIds.map((guildId) => ({
    path: Routes.applicationGuildCommands(applicationId, guildId),
    wanted: isPerGuild ? commands : [],
  }));
  const everywhere = { path: Routes.applicationCommands(applicationId), wanted: commands };
  let written = 0;
  for (const scope of isPerGuild ? inGuilds : [everywhere, ...inGuilds]) {
    if (await writeIfChanged(registration.rest, scope.path, scope.wanted)) written += 1;
  }
  return written;
}

async function writeIfChanged(
  rest: REST,
  path: `/${string}`,
  wanted: readonly RESTPostAPIApplicationCommandsJSONBody[],
): Promise<boolean> {
  try {
    const registered = await rest.get(path, { query: new URLSearchParams({ with_localizations: "true" }) });
    if (toFingerprint(registered as object[]) === toFingerprint(wanted)) return false;
    await rest.put(path, { body: wanted });
    return true;
  } catch (error) {
    if (isFault(error, "missingAccess")) return false;
    throw error;
  }
}

/** What Discord adds of its own, or says by leaving out, does not count as a difference. */
const meaningful = new Set([
  "type",
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "options",
  "required",
  "autocomplete",
  "choices",
  "value",
  "contexts",
  "integration_types",
]);

function toFingerprint(commands: readonly object[]): string {
  const sorted = commands.map((command) => JSON.stringify(normalise(command))).sort();
  return createHash("sha256").update(sorted.join("\n")).digest("hex");
}

function normalise(value: unknown, isTranslation = false): unknown {
  if (Array.isArray(value)) return value.map((entry) => normalise(entry));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, entry]) => (isTranslation || meaningful.has(key)) && !isNothing(entry))
    .map(([key, entry]) => [key, normalise(entry, key.endsWith("_localizations"))] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries);
}

function isNothing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  );
}
