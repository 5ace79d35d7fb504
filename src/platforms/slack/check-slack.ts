import type { Community } from "../../core/community/community.ts";
import { UsherError } from "../../core/errors.ts";
import { createInstallations } from "./installations.ts";
import { createLibraryLog } from "./library-log.ts";
import { completeOptions, type InstallationOptions, type SlackOptions } from "./options.ts";
import { type ClientOptions, createSlackClient, createWebClient, type SlackClient } from "./slack-client.ts";
import { toSlackFault } from "./slack-fault.ts";
import { checkAppToken, checkInstallationMode, checkSigningSecret, verifyBotToken } from "./verify-tokens.ts";
import { findCommunity } from "./workspaces.ts";

/** One thing that `usher doctor` looked at. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What to do; empty when all is well. */
  readonly remedy: string;
}

/** Looks at tokens, scopes and every configured channel; never throws for what is wrong with them. */
export async function checkSlack(
  given: Pick<
    SlackOptions,
    "installation" | "botToken" | "appToken" | "signingSecret" | "mode" | "apiUrl" | "communities" | "timeout"
  >,
): Promise<readonly Check[]> {
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const {
    apiUrl,
    timeout,
    communities,
    botToken = "",
  } = completeOptions({
    ...given,
    log: silent,
    fail: () => {},
    now: () => 0,
    newId: () => "",
  });
  const clientOptions = { apiUrl, timeout, logger: createLibraryLog(silent) };
  const checks = [await checkTransport(given, clientOptions)];
  if (given.installation) return [...checks, ...(await checkInstalled(given.installation, given, clientOptions))];
  for (const token of botToken.split(",").map((part) => part.trim())) {
    checks.push(...(await checkWorkspace(token, communities, clientOptions)));
  }
  return checks;
}

async function checkTransport(
  { mode, appToken, signingSecret }: Pick<SlackOptions, "mode" | "appToken" | "signingSecret">,
  options: ClientOptions,
): Promise<Check> {
  if (mode === "http") return attempt("slack signing secret", async () => void checkSigningSecret(signingSecret));
  return attempt("slack app token", async () => {
    const token = checkAppToken(appToken);
    await createWebClient(token, options)
      .apiCall("apps.connections.open", {})
      .catch((cause: unknown) => {
        const fault = toSlackFault(cause);
        const code = fault?.kind === "refused" ? fault.code : "not reachable";
        const remedy =
          "copy the app-level token (xapp-…, scope connections:write) from the app's Basic Information page";
        throw new UsherError("platform-failed", `SLACK_APP_TOKEN: ${code}; ${remedy}.`, { cause });
      });
  });
}

/** The workspace of each community, where workspaces install the app by themselves. */
async function checkInstalled(
  { store, encryptionKey }: InstallationOptions,
  { mode, communities }: Pick<SlackOptions, "mode" | "communities">,
  options: ClientOptions,
): Promise<readonly Check[]> {
  const checks = [await attempt("slack installer", async () => checkInstallationMode(mode))];
  const installations = createInstallations(store, encryptionKey, () => 0);
  for (const { platforms } of communities) {
    const teamId = platforms.slack?.id;
    if (teamId === undefined) continue;
    let token = "";
    const query = { teamId, enterpriseId: undefined, isEnterpriseInstall: false };
    const installed = await attempt(`slack installation in ${teamId}`, async () => {
      token = (await installations.fetchInstallation(query)).bot?.token ?? "";
    });
    checks.push(installed, ...(installed.ok ? await checkWorkspace(token, communities, options) : []));
  }
  return checks;
}

async function checkWorkspace(
  token: string,
  communities: readonly Community[],
  options: ClientOptions,
): Promise<readonly Check[]> {
  const createClient = (botToken: string) => createSlackClient(botToken, options);
  let teamId = "";
  let missing: readonly string[] = [];
  const named = await attempt("slack bot token", async () => {
    const { identity, missingScopes } = await verifyBotToken(token, createClient);
    teamId = identity.teamId;
    missing = missingScopes;
  });
  if (!named.ok) return [named];
  const community = findCommunity(communities, teamId);
  const remedy = `Set communities[].platforms.slack.id to ${teamId} in usher.yaml.`;
  const scopes = `Add ${missing.join(", ")} on the app's page OAuth & Permissions, then install the app again.`;
  return [
    named,
    { name: "slack scopes", ok: missing.length === 0, remedy: missing.length === 0 ? "" : scopes },
    { name: `slack community of ${teamId}`, ok: community !== undefined, remedy: community ? "" : remedy },
    ...(community ? await checkChannels(community, createClient(token)) : []),
  ];
}

async function checkChannels({ platforms }: Community, client: SlackClient): Promise<readonly Check[]> {
  const listed = (platforms.slack?.channels ?? []).filter(({ mode }) => mode !== "off");
  return Promise.all(
    listed.map(({ id }) =>
      attempt(`slack channel ${id}`, async () => {
        const { isMember, isArchived } = await client.findChannel(id).catch((cause: unknown) => {
          const fault = toSlackFault(cause);
          const code = fault?.kind === "refused" ? fault.code : "Slack did not answer";
          throw new UsherError("platform-failed", `${code}: correct the id in usher.yaml or invite Usher there.`, {
            cause,
          });
        });
        if (isArchived)
          throw new UsherError("platform-failed", "It is archived: unarchive it or take it out of usher.yaml.");
        if (!isMember) throw new UsherError("platform-failed", "Usher is no member: type /invite @Usher there.");
      }),
    ),
  );
}

async function attempt(name: string, work: () => Promise<void>): Promise<Check> {
  try {
    await work();
    return { name, ok: true, remedy: "" };
  } catch (error) {
    if (error instanceof UsherError) return { name, ok: false, remedy: error.message };
    throw error;
  }
}
