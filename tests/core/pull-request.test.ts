import { expect, it } from "vitest";
import { findPullRequest } from "../../src/core/review/pull-request.ts";

it.each([
  [
    "see https://github.com/acme/Tokenizer/pull/12/files#r1",
    "https://github.com/acme/tokenizer/pull/12",
    "acme/Tokenizer#12",
  ],
  ["<https://github.com/a/b/pull/1>, please", "https://github.com/a/b/pull/1", "a/b#1"],
  [
    "看一下 https://gitlab.com/g/sub/p/-/merge_requests/3。",
    "https://gitlab.com/g/sub/p/-/merge_requests/3",
    "g/sub/p!3",
  ],
  ["https://git.example.org:8443/a/b/pulls/9", "https://git.example.org:8443/a/b/pulls/9", "a/b#9"],
  ["https://bitbucket.org/a/b/pull-requests/4/diff", "https://bitbucket.org/a/b/pull-requests/4", "a/b#4"],
  ["https://github.com/a/b/pull/2 and https://github.com/a/b/pull/1", "https://github.com/a/b/pull/2", "a/b#2"],
])("GIVEN %j THEN it is the pull request %s", (text, url, name) => {
  expect(findPullRequest(text)).toMatchObject({ url, name });
});

it.each([
  "Who can look at my pull request for the tokenizer?",
  "https://github.com/a/b/issues/1",
  "https://github.com/a/b/pull/",
  "https://github.com/a/b/pull/1x",
  "github.com/a/b/pull/1",
  `https://${"a".repeat(50_000)}`,
])("GIVEN %.60s THEN it is none", (text) => {
  expect(findPullRequest(text)).toBeUndefined();
});
