import type { ReviewedRepository, ReviewPolicy } from "../../core/community/community.ts";

/** What is configured of a repository, whose name is the same in any case. */
export function findRepository({ repositories }: ReviewPolicy, name: string): ReviewedRepository | undefined {
  return repositories.find((known) => known.name.toLowerCase() === name.toLowerCase());
}
