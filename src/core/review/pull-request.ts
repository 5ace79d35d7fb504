/** A pull request, or a merge request as GitLab says, by its address. */
export interface PullRequest {
  /** The address of its first page, without what follows; the same however it was typed. */
  readonly url: string;
  /** `owner/repository`; a group of groups on GitLab. */
  readonly repository: string;
  /** How people call it: `owner/repository#1`, `group/project!1`. */
  readonly name: string;
}

const part = "[\\w.-]+";

/** One pattern a forge: GitHub and those like it, GitLab, Bitbucket. Each has the repository and the number. */
const patterns: readonly { readonly pattern: RegExp; readonly path: string; readonly mark: string }[] = [
  { pattern: toPattern(`(${part}/${part})/pull/(\\d{1,9})`), path: "/pull/", mark: "#" },
  { pattern: toPattern(`(${part}/${part})/pulls/(\\d{1,9})`), path: "/pulls/", mark: "#" },
  { pattern: toPattern(`(${part}(?:/${part})+)/-/merge_requests/(\\d{1,9})`), path: "/-/merge_requests/", mark: "!" },
  { pattern: toPattern(`(${part}/${part})/pull-requests/(\\d{1,9})`), path: "/pull-requests/", mark: "#" },
];

/** The first pull request whose address a text contains. */
export function findPullRequest(text: string): PullRequest | undefined {
  const found = patterns.flatMap(({ pattern, path, mark }) => {
    const match = pattern.exec(text);
    const [, host, repository, number] = match ?? [];
    if (!match || host === undefined || repository === undefined || number === undefined) return [];
    // Forges take a repository's name in any case.
    const url = `https://${host}/${repository}${path}${Number(number)}`.toLowerCase();
    return [{ index: match.index, pullRequest: { url, repository, name: `${repository}${mark}${Number(number)}` } }];
  });
  return found.toSorted((a, b) => a.index - b.index)[0]?.pullRequest;
}

function toPattern(path: string): RegExp {
  return new RegExp(`https?://([a-z0-9][a-z0-9.-]*(?::\\d+)?)/${path}(?![\\w-])`, "i");
}
