import { createHash } from "node:crypto";
import type { AnnouncementDraft } from "../../core/announcement/announcement.ts";
import type { Job } from "../../core/announcement/job.ts";
import type { Community } from "../../core/community/community.ts";
import type { TrainingOutcome } from "../../core/feedback/promotion.ts";
import type { Log } from "../../core/ports/log.ts";
import type { Store } from "../../core/ports/store.ts";
import { platformNames } from "../../core/question/message.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { renderFailure, renderTraining } from "./render-training.ts";

export interface RetrainPorts {
  readonly communities: ReadonlyMap<string, { readonly community: Community }>;
  readonly store: Pick<Store, "audit" | "models">;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
  announce(drafts: readonly AnnouncementDraft[]): Promise<void>;
  /** Trains a community's next model in a process of its own; `undefined` when there was nothing new to learn. */
  train(community: string, signal: AbortSignal): Promise<TrainingOutcome | undefined>;
  /** The last time after `since`, up to `until`, that a community's training was due. */
  findDue(community: Community, since: number, until: number): number | undefined;
  /** Puts what was promoted into service. */
  takeInModels(): Promise<void>;
}

/** Communities that are due at one time are spread over so many minutes. */
const spread = 10;
/** A run missed longer ago is not made up before the next one. */
const longestMissed = 32 * 86_400_000;

/**
 * Trains every community when it is due by its own clock, one after another. It looks every minute, and from the last training on, so
 * that what was missed while Usher or the machine slept is made up, and a change of the clocks neither skips a night nor doubles it.
 */
export function createRetrainJob(ports: RetrainPorts): Job {
  const looked = new Map<string, number>();
  return {
    name: "retrain",
    schedule: "* * * * *",
    timeZone: "UTC",
    runsAtStart: true,
    run: async (at, signal) => {
      for (const { community } of ports.communities.values()) {
        if (signal.aborted) return;
        if (await isDue(ports, community, looked, at)) await retrain(ports, community, signal);
      }
    },
  };
}

async function isDue(
  { communities, store, findDue }: RetrainPorts,
  community: Community,
  looked: Map<string, number>,
  at: number,
): Promise<boolean> {
  const { id } = community;
  const until = at - (communities.size > 1 ? toDelay(id) : 0);
  const [latest] = await store.models.findAll(id);
  const [ended] = await store.audit.findLatest(id, 1, { actions: ["training-ended"] });
  const last = Math.max(latest?.trainedAt ?? 0, ended?.at ?? 0, until - longestMissed);
  const since = Math.max(last, looked.get(id) ?? 0);
  looked.set(id, Math.max(since, until));
  return since < until && findDue(community, since, until) !== undefined;
}

/** The same for a community every night, in milliseconds. */
function toDelay(community: string): number {
  return (createHash("sha256").update(community).digest().readUInt32BE(0) % spread) * 60_000;
}

async function retrain(ports: RetrainPorts, community: Community, signal: AbortSignal): Promise<void> {
  const { store, log, now } = ports;
  const { id } = community;
  log.info({ community: id }, "training started");
  const ended = (subject: string, details: object) =>
    store.audit.record({
      community: id,
      actor: "system",
      action: "training-ended",
      subject,
      details: { ...details },
      at: now(),
    });
  try {
    const outcome = await ports.train(id, signal);
    if (!outcome) {
      await ended("nothing-new", {});
      return log.info({ community: id }, "nothing new to learn");
    }
    const { version, decision } = outcome;
    const { promote: promoted, grounds } = decision;
    await ports.takeInModels();
    await ended(version, { promoted, grounds });
    log.info({ community: id, model: version, promoted, grounds }, "training ended");
    await ports.announce(toDrafts(community, version, (language) => renderTraining(outcome, language)));
  } catch (err) {
    // Usher is being stopped: the training is made up at the next start.
    if (signal.aborted) return;
    await ended("failed", {});
    log.error({ community: id, err }, "training failed");
    await ports.announce(toDrafts(community, `failed-${now()}`, renderFailure));
  }
}

/** One for each channel where the community's moderators are told things. */
function toDrafts(
  { id, languages, platforms }: Community,
  about: string,
  render: (language: string) => Reply,
): readonly AnnouncementDraft[] {
  return platformNames.flatMap((platform) => {
    const channel = platforms[platform]?.moderatorChannel;
    if (channel === undefined) return [];
    const audience = { kind: "channel", channel } as const;
    return [{ platform, community: id, key: `training:${about}`, audience, reply: render(languages[0] ?? "en") }];
  });
}
