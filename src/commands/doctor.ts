import { join } from "node:path";
import type { Command as Program } from "commander";
import { UsherError } from "../core/errors.ts";
import type { Configuration } from "../features/configuration/configuration-schema.ts";
import { loadExamplesFile, loadHeldOutFile } from "../features/configuration/examples-file.ts";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import { loadFaq } from "../features/faq/load-faq.ts";
import { openBackend } from "../learning/backend.ts";
import { openEncoders } from "../learning/encoders/open-encoders.ts";
import { loadCurrentModel } from "../learning/model/current-model.ts";
import type { Check } from "../platforms/slack/check-slack.ts";
import { openStore } from "../store/open-store.ts";
import type { CommandContext } from "./command-context.ts";
import { readSlackInstallation } from "./read-slack-installation.ts";
import { readTokens, type Tokens } from "./serving/read-tokens.ts";

/** One thing that was looked at; `detail` is what it is, or what to do. */
interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** `usher doctor`: looks at everything Usher needs and names the remedy for what is wrong; changes nothing but an old database. */
export function addDoctorCommand(program: Program, context: CommandContext): void {
  program
    .command("doctor")
    .description("check configuration, files, database, encoders, models, tokens and permissions")
    .option("--json", "print the findings as JSON")
    .action(async ({ json }: { readonly json?: true }) => {
      const findings = await examine(context);
      if (json) context.print(JSON.stringify(findings));
      else for (const { name, ok, detail } of findings) context.print(`${ok ? "ok  " : "FAIL"}  ${name}: ${detail}`);
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}

async function examine(context: CommandContext): Promise<readonly Finding[]> {
  const { settings, environment } = context;
  const read: { configuration?: Configuration; tokens?: Tokens } = {};
  const findings = [
    await look("configuration", async () => {
      read.configuration = await loadConfiguration(settings.configFolder);
      const { length } = read.configuration.communities;
      return `${length} ${length === 1 ? "community" : "communities"} in ${settings.configFolder}`;
    }),
    await look("tokens", async () => {
      read.tokens = readTokens(environment);
      return "readable";
    }),
    await look("database", async () => {
      const store = await openStore({ file: join(settings.dataFolder, "usher.db") });
      await store.check().finally(store.close);
      return `open in ${settings.dataFolder}`;
    }),
    await look("TensorFlow.js", async () => `${(await openBackend(settings.backend)).name} backend`),
  ];
  const { configuration, tokens } = read;
  if (!configuration) return findings;
  const ofCommunities = await Promise.all(configuration.communities.map((one) => examineCommunity(context, one)));
  const ofPlatforms = tokens ? await examinePlatforms(tokens, configuration, settings.dataFolder) : [];
  return [...findings, ...(await examineEncoders(context, configuration)), ...ofCommunities.flat(), ...ofPlatforms];
}

async function examineCommunity(
  { settings }: CommandContext,
  { id, files }: Configuration["communities"][number],
): Promise<readonly Finding[]> {
  const path = (file: string) => join(settings.configFolder, file);
  return [
    await look(`${id}: FAQ file`, async () => `${(await loadFaq(path(files.faq))).length} entries`),
    await look(`${id}: examples`, async () => `${(await loadExamplesFile(path(files.examples))).length} texts`),
    await look(`${id}: held-out questions`, async () => `${(await loadHeldOutFile(path(files.heldOut))).length} texts`),
    await look(`${id}: model`, async () => (await loadCurrentModel(join(settings.modelsFolder, id))).version),
  ];
}

async function examineEncoders({ settings }: CommandContext, { encoders }: Configuration): Promise<readonly Finding[]> {
  const opened = await openEncoders({ folder: settings.encodersFolder, ...encoders });
  try {
    const works = async (name: string, language: string): Promise<Finding> =>
      look(`encoder ${name}`, async () => {
        const encoder = opened.forLanguage(language);
        if (!encoder) throw new Error(opened.problems.join("; "));
        const [embedding] = await encoder.encode(["Does it work?"]);
        return `${embedding?.length ?? 0} dimensions`;
      });
    return [await works(encoders.english, "en"), await works(encoders.multilingual, "zh")];
  } finally {
    await opened.close();
  }
}

async function examinePlatforms(
  tokens: Tokens,
  { communities, discord: { messageContent } }: Configuration,
  dataFolder: string,
): Promise<readonly Finding[]> {
  const { DISCORD_TOKEN, DISCORD_API_URL: discordUrl } = tokens;
  const { checkDiscord } = await import("../platforms/discord/check.ts");
  const discord = DISCORD_TOKEN
    ? await checkDiscord({
        token: DISCORD_TOKEN,
        ...(discordUrl && { apiUrl: discordUrl }),
        communities,
        messageContent,
      })
    : [{ name: "Discord", ok: true, remedy: "off: DISCORD_TOKEN is not set" }];
  const slack = await examineSlack(tokens, communities, dataFolder);
  const findings = [...discord, ...slack].map(({ name, ok, remedy }) => ({ name, ok, detail: remedy || "works" }));
  return [...findings, examineWebhook(tokens, communities)];
}

/** By the token of the environment, or by those of the workspaces that installed the app themselves. */
async function examineSlack(
  tokens: Tokens,
  communities: Configuration["communities"],
  dataFolder: string,
): Promise<readonly Check[]> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId, SLACK_API_URL: apiUrl } = tokens;
  if (!botToken && !clientId) return [{ name: "Slack", ok: true, remedy: "off: SLACK_BOT_TOKEN is not set" }];
  const { checkSlack } = await import("../platforms/slack/check-slack.ts");
  const store = await openStore({ file: join(dataFolder, "usher.db") });
  try {
    const installation = readSlackInstallation(tokens, store.installations);
    return await checkSlack({
      ...(botToken && { botToken }),
      ...(installation && { installation }),
      ...(tokens.SLACK_APP_TOKEN && { appToken: tokens.SLACK_APP_TOKEN }),
      ...(tokens.SLACK_SIGNING_SECRET && { signingSecret: tokens.SLACK_SIGNING_SECRET }),
      ...(apiUrl && { apiUrl }),
      mode: tokens.SLACK_MODE,
      communities,
    });
  } catch (error) {
    if (error instanceof UsherError) return [{ name: "Slack", ok: false, remedy: error.message }];
    throw error;
  } finally {
    await store.close();
  }
}

/** Whether GitHub's webhooks are on, for whom, and at which address. */
function examineWebhook({ GITHUB_WEBHOOK_SECRET: secret }: Tokens, communities: Configuration["communities"]): Finding {
  const name = "GitHub webhooks";
  const served = communities.filter(({ reviews }) => (reviews?.repositories.length ?? 0) > 0);
  if (secret === undefined) return { name, ok: true, detail: "off: GITHUB_WEBHOOK_SECRET is not set" };
  const addresses = served.map(({ id }) => `/webhooks/github/${id}`);
  return served.length > 0
    ? { name, ok: true, detail: `on at ${addresses.join(", ")}` }
    : {
        name,
        ok: false,
        detail: "on, but no community has reviews.repositories: list them, or unset GITHUB_WEBHOOK_SECRET",
      };
}

async function look(name: string, work: () => Promise<string>): Promise<Finding> {
  try {
    return { name, ok: true, detail: await work() };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
