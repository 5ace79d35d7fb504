import { Webhooks } from "@octokit/webhooks";

export const secret = "a secret of sixteen characters";

export interface Given {
  readonly action: string;
  readonly number?: number;
  readonly updatedAt?: number;
  readonly draft?: boolean;
  readonly merged?: boolean;
  readonly isClosed?: boolean;
  readonly author?: string;
  readonly sender?: string;
  readonly labels?: readonly string[];
  readonly requested?: string;
  readonly review?: { readonly state: string; readonly user: string; readonly at: number };
  readonly repository?: string;
}

/** The parts of GitHub's payload that are read, with some that are not. */
export function aPayload(given: Given): string {
  const { number = 7, author = "ann-gh", repository = "Acme/Tokenizer", review } = given;
  return JSON.stringify({
    action: given.action,
    number,
    repository: { id: 1, full_name: repository, private: true },
    sender: { login: given.sender ?? author, id: 2 },
    ...(given.requested && { requested_reviewer: { login: given.requested } }),
    pull_request: {
      html_url: `https://github.com/${repository}/pull/${number}`,
      title: "Faster 🚀 merges",
      user: { login: author },
      draft: given.draft ?? false,
      state: given.isClosed ? "closed" : "open",
      merged: given.merged ?? false,
      updated_at: new Date(given.updatedAt ?? 0).toISOString(),
      labels: (given.labels ?? []).map((name) => ({ name })),
      body: "What it does.",
    },
    ...(review && {
      review: { state: review.state, submitted_at: new Date(review.at).toISOString(), user: { login: review.user } },
    }),
  });
}

/** A delivery as GitHub posts it, signed by the library. */
export async function aDelivery(name: string, id: string, body: string, headers: Record<string, string> = {}) {
  return new Request("http://usher.example.org/webhooks/github/lumen", {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-github-event": name,
      "x-github-delivery": id,
      "x-hub-signature-256": await new Webhooks({ secret }).sign(body),
      ...headers,
    },
  });
}
