import { z } from "zod";
import type { ForgeAction, ForgeEvent } from "../../core/review/forge-event.ts";

const user = z.object({ login: z.string().min(1) });

const pullRequest = z.object({
  html_url: z.string(),
  title: z.string(),
  user,
  draft: z.boolean().default(false),
  state: z.string(),
  merged: z.boolean().nullish(),
  updated_at: z.string(),
  labels: z.array(z.object({ name: z.string() })).default([]),
});

const payload = z.object({
  action: z.string(),
  repository: z.object({ full_name: z.string() }),
  sender: user,
  pull_request: pullRequest,
  requested_reviewer: user.nullish(),
  review: z.object({ state: z.string(), submitted_at: z.string().nullish(), user: user.nullish() }).nullish(),
});

type Payload = z.output<typeof payload>;

/** A delivery of GitHub's in our words; `undefined` for what concerns no review. Throws when it is not what GitHub sends. */
export function decodeDelivery(name: string, delivery: string, body: unknown): ForgeEvent | undefined {
  if (name !== "pull_request" && name !== "pull_request_review") return undefined;
  const read = payload.parse(body);
  const action = name === "pull_request" ? toPullRequestAction(read) : toReviewAction(read);
  if (!action) return undefined;
  const { pull_request: pull, repository, sender, requested_reviewer: requested, review } = read;
  return {
    delivery,
    action,
    repository: repository.full_name,
    url: pull.html_url,
    title: pull.title,
    author: pull.user.login,
    by: (name === "pull_request_review" && action !== "dismissed" && review?.user?.login) || sender.login,
    ...(requested && { requested: requested.login }),
    labels: pull.labels.map((label) => label.name),
    isDraft: pull.draft,
    isClosed: pull.state === "closed",
    at: Date.parse((action !== "dismissed" && review?.submitted_at) || pull.updated_at),
  };
}

function toPullRequestAction({ action, pull_request }: Payload): ForgeAction | undefined {
  switch (action) {
    case "opened":
    case "reopened":
      return action;
    case "closed":
      return pull_request.merged ? "merged" : "closed";
    case "converted_to_draft":
      return "drafted";
    case "ready_for_review":
      return "ready";
    case "review_requested":
      return "review-requested";
    case "synchronize":
      return "pushed";
    default:
      return undefined;
  }
}

function toReviewAction({ action, review }: Payload): ForgeAction | undefined {
  if (action === "dismissed") return "dismissed";
  if (action !== "submitted") return undefined;
  if (review?.state.toLowerCase() === "approved") return "approved";
  return review?.state.toLowerCase() === "changes_requested" ? "changes-requested" : undefined;
}
