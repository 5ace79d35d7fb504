import type { Community } from "../../core/community/community.ts";
import type { Log } from "../../core/ports/log.ts";
import type { SlackClient, SlackProfile } from "./slack-client.ts";

/** A workspace that Usher is installed in, as a community. */
export interface SlackWorkspace {
  readonly teamId: string;
  readonly community: Community;
  readonly botUserId: string;
  readonly botId: string;
  /** Its address, with a slash at the end; absent where it was not asked for. */
  readonly url?: string;
  readonly client: SlackClient;
  /** The user groups a person is in, as far as roles or moderators are named by them. */
  findGroups(user: string): Promise<readonly string[]>;
  /** How others read a person, and the language they use Slack in, as far as Slack tells. */
  findProfile(user: string): Promise<SlackProfile>;
  /** Whether only members of the channel can read it; what Slack does not tell counts as private. */
  isPrivate(channel: string): Promise<boolean>;
}

export interface Authorization {
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  /** Address of the workspace, where it was asked for. */
  readonly url?: string;
}

/** Finds the workspace that something happened in. */
export interface Workspaces {
  /** `undefined`: no community names this workspace. */
  find(teamId: string): Promise<SlackWorkspace | undefined>;
  /** The workspace of a community; `undefined` when it is not installed there. */
  findOf(communityId: string): Promise<SlackWorkspace | undefined>;
}

export interface WorkspacesOptions {
  readonly communities: readonly Community[];
  readonly log: Log;
  now(): number;
  /** Throws when the app is not installed there. */
  authorize(teamId: string): Promise<Authorization>;
  createClient(token: string): SlackClient;
  /** The workspaces known at the start, for a community that names none. */
  readonly teamIds: readonly string[];
}

export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const open = new Map<string, { readonly token: string; readonly workspace: SlackWorkspace }>();
  const find = async (teamId: string): Promise<SlackWorkspace | undefined> => {
    const community = findCommunity(options.communities, teamId);
    if (!community) return undefined;
    const { botToken, botUserId, botId, url } = await options.authorize(teamId);
    const known = open.get(teamId);
    if (known?.token === botToken) return known.workspace;
    const client = options.createClient(botToken);
    const findGroups = createGroups(community, client, options);
    const findProfile = createProfiles(client);
    const about = { teamId, community, botUserId, botId, ...(url === undefined ? {} : { url }) };
    const isPrivate = createPrivacy(client, options.now);
    const workspace = { ...about, client, findGroups, findProfile, isPrivate };
    open.set(teamId, { token: botToken, workspace });
    return workspace;
  };
  return {
    find,
    async findOf(communityId) {
      const community = options.communities.find(({ id }) => id === communityId);
      const slack = community?.platforms.slack;
      const teamId = slack?.id ?? options.teamIds[0];
      return slack && teamId !== undefined ? find(teamId) : undefined;
    },
  };
}

/** The community of a workspace: the one that names it; or the only one on Slack, when that names none. */
export function findCommunity(communities: readonly Community[], teamId: string): Community | undefined {
  const onSlack = communities.filter(({ platforms }) => platforms.slack !== undefined);
  const named = onSlack.find(({ platforms }) => platforms.slack?.id === teamId);
  const [only, ...others] = onSlack;
  return named ?? (others.length === 0 && only?.platforms.slack?.id === undefined ? only : undefined);
}

/** Milliseconds that a group's members are believed. */
const groupsKept = 300_000;

function createGroups(
  community: Community,
  client: SlackClient,
  { log, now }: Pick<WorkspacesOptions, "log" | "now">,
): SlackWorkspace["findGroups"] {
  const groups = toGroupIds(community);
  let kept: { readonly at: number; readonly members: Promise<readonly (readonly string[])[]> } | undefined;
  const read = (group: string) =>
    client.findGroupMembers(group).catch((error: unknown) => {
      log.warn({ group, err: error }, "members of a user group cannot be read");
      return [];
    });
  return async (user) => {
    if (!kept || now() - kept.at > groupsKept) kept = { at: now(), members: Promise.all(groups.map(read)) };
    const members = await kept.members;
    return groups.filter((_, index) => members[index]?.includes(user));
  };
}

/** So many people's profiles are remembered. */
const profilesKept = 1000;

function createProfiles(client: SlackClient): SlackWorkspace["findProfile"] {
  const known = new Map<string, Promise<SlackProfile>>();
  return (user) => {
    const found = known.get(user) ?? client.findProfile(user).catch(() => ({}));
    if (known.size >= profilesKept) known.clear();
    known.set(user, found);
    return found;
  };
}

/** A public channel may be made private, so this is asked anew now and then. */
const privacyKept = 3_600_000;

function createPrivacy(client: SlackClient, now: () => number): SlackWorkspace["isPrivate"] {
  const known = new Map<string, { readonly at: number; readonly isPrivate: Promise<boolean> }>();
  return (channel) => {
    const kept = known.get(channel);
    if (kept && now() - kept.at < privacyKept) return kept.isPrivate;
    const isPrivate = client.findChannel(channel).then(
      (found) => found.isPrivate,
      () => {
        known.delete(channel);
        return true;
      },
    );
    known.set(channel, { at: now(), isPrivate });
    return isPrivate;
  };
}

function toGroupIds({ roles, platforms }: Community): readonly string[] {
  const ids = [...roles.map((role) => role.platformIds.slack ?? ""), ...(platforms.slack?.moderators ?? [])];
  return [...new Set(ids.filter((id) => /^S[A-Z0-9]+$/.test(id)))];
}
