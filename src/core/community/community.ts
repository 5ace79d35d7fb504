import { directChannel, type PlatformName } from "../question/message.ts";
import type { WorkCalendar, WorkingWindow } from "./working-hours.ts";

/**
 * How Usher behaves in a channel: `off` sees nothing, `observe` judges and records without posting, `mention` judges only what
 * is addressed to it, `suggest` replies to the asker privately, `auto` replies for all to see.
 */
export const channelModes = ["off", "observe", "mention", "suggest", "auto"] as const;

export type ChannelMode = (typeof channelModes)[number];

/** A person listed in the configuration, by the platform's id. */
export interface Member {
  readonly id: string;
  readonly name: string;
  /** 1 to 10; 1 when absent: who has 2 is asked twice as often. */
  readonly share?: number;
  /** As many open pieces of work at once at most. */
  readonly capacity?: number;
  readonly skills?: readonly string[];
  /** IANA name; the community's when absent. */
  readonly timeZone?: string;
  /** The community's when absent. */
  readonly hours?: readonly WorkingWindow[];
  /** Their name on the forge of the community's code, such as GitHub. */
  readonly login?: string;
}

/** A group that questions are led to. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The stages this role owns. */
  readonly stages: readonly string[];
  /** The role's or group's id on each platform, for mentions and for recognising helpers. */
  readonly platformIds: Readonly<Partial<Record<PlatformName, string>>>;
  /** The role's own channel on each platform, for what nobody of it can take now. */
  readonly channels?: Readonly<Partial<Record<PlatformName, string>>>;
  /** People who hold the role where the platform has no roles of its own (web, terminal). */
  readonly members: readonly Member[];
}

export interface Channel {
  readonly id: string;
  readonly mode: ChannelMode;
}

/** What a community is on one platform. */
export interface CommunityPlatform {
  /** The platform's id of the community: a Discord server, a Slack workspace; absent on web and terminal. */
  readonly id?: string;
  readonly channels: readonly Channel[];
  /** The mode of every channel not listed. */
  readonly defaultMode: ChannelMode;
  /** Ids of people or roles who moderate. */
  readonly moderators: readonly string[];
  /** Ids of people or roles who may also change how Usher works; every one of them moderates. */
  readonly admins?: readonly string[];
  /** Where moderators are told what Usher did and what waits for them; nowhere when absent. */
  readonly moderatorChannel?: string;
  /** Where those who helped most are thanked each month; nowhere when absent. */
  readonly thanksChannel?: string;
}

/** How answers of people are accepted. */
export interface SolutionPolicy {
  /** Who may accept an answer: `asker`, `moderators`, `helpers` (every role), or a role's id. */
  readonly acceptedBy: readonly string[];
  /** Whether people may accept answers of their own. */
  readonly ownAnswers: boolean;
  /** Hours of silence after an answer until the asker is asked whether it helped; 0: never. */
  readonly askAfterHours: number;
}

/** A repository whose pull requests are reviewed here. */
export interface ReviewedRepository {
  /** `owner/repository`. */
  readonly name: string;
  /** What it takes to review them. */
  readonly skills: readonly string[];
  /** Where a review begins for each pull request that is opened; without it reviews are asked for in chat only. */
  readonly opensIn?: { readonly platform: PlatformName; readonly channel: string };
}

/** How pull requests are reviewed. */
export interface ReviewPolicy {
  /** The role that reviews. */
  readonly role: string;
  /** Hours of the reviewer's work until they are reminded. */
  readonly remindAfterHours: number;
  /** Hours of the reviewer's work until somebody else is asked. */
  readonly escalateAfterHours: number;
  readonly repositories: readonly ReviewedRepository[];
}

/** How soon questions that were left to people are to be dealt with, in the community's hours of work; 0 is no target. */
export interface ResponseTarget {
  /** For this channel only; for all when absent. */
  readonly channel?: string;
  /** For questions led to this role only; for all when absent. */
  readonly role?: string;
  readonly firstReplyHours: number;
  readonly solutionHours: number;
}

/** What is done, by the share of a target's time that is over, 1 being all of it. */
export interface ResponseTimes {
  readonly targets: readonly ResponseTarget[];
  readonly remindAt: number;
  readonly reassignAt: number;
  readonly reportAt: number;
}

/** How tasks go through the stages, and when people are reminded of them. */
export interface TaskPolicy {
  /** The stages a task may go to, by the stage it is in; from a stage not listed to the next and to every earlier one. */
  readonly moves: Readonly<Record<string, readonly string[]>>;
  /** The role that takes over at a stage, where several roles own it. */
  readonly owners: Readonly<Record<string, string>>;
  /** Hours before a task is due at which its assignee is reminded; 0: not at all. */
  readonly remindHours: number;
  /** How often moderators read what is due. */
  readonly digest: "off" | "daily" | "weekly";
}

/** One Discord server, one Slack workspace, or the playground: everything stored belongs to exactly one. */
export interface Community {
  readonly id: string;
  readonly name: string;
  /** ISO 639-1 codes the community's texts exist in; the first is the one to fall back on. */
  readonly languages: readonly string[];
  readonly platforms: Readonly<Partial<Record<PlatformName, CommunityPlatform>>>;
  readonly roles: readonly Role[];
  /** Stages of development, in their order. */
  readonly stages: readonly string[];
  /** Questions the playground offers to a newcomer, by ISO 639-1 code. */
  readonly exampleQuestions?: Readonly<Record<string, readonly string[]>>;
  /** How entries of the FAQ are used; without a cooldown where absent. */
  readonly faq?: {
    /** Minutes in which an entry is not answered with again in the same channel or thread; 0 for none. */
    readonly cooldownMinutes: number;
  };
  /** Share of automatic answers that must be right, 0 to 1; the thresholds follow from it. */
  readonly precision: number;
  /** When people work who say nothing else. */
  readonly workingTime: WorkCalendar;
  readonly duty: {
    /** As many times a person is pinged of a day; what is more waits in the queue without a ping. */
    readonly pingsPerDay: number;
  };
  readonly retrain: { readonly schedule: string; readonly timeZone: string };
  readonly solutions: SolutionPolicy;
  /** Absent where questions may wait as long as they like. */
  readonly responseTimes?: ResponseTimes;
  /** Absent where no pull requests are reviewed. */
  readonly reviews?: ReviewPolicy;
  readonly tasks: TaskPolicy;
  /** Days that texts are kept. */
  readonly retentionDays: number;
}

/** The mode in force in a channel; whoever writes to Usher alone is answered unless the configuration says otherwise. */
export function toChannelMode(community: Community, platform: PlatformName, channel: string): ChannelMode {
  const here = community.platforms[platform];
  if (!here) return "off";
  const unlisted = channel === directChannel ? "auto" : here.defaultMode;
  return here.channels.find((listed) => listed.id === channel)?.mode ?? unlisted;
}

/** How people read a role. */
export function toRoleName({ roles }: Community, id: string): string {
  return roles.find((role) => role.id === id)?.name ?? id;
}
