import type { Command, CommandCall, CommandOption } from "../../core/command/command.ts";
import { described, named } from "../../core/community/named.ts";
import { openReviewStates, toReviewId } from "../../core/review/review.ts";
import { actOnReview, type ReviewAct } from "./act-on-review.ts";
import { isTyped, listReviews, showReview } from "./list-reviews.ts";
import { requestReview } from "./request-review.ts";
import { approve, cancel, decline, requestChanges, resume, take } from "./review-acts.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { stateLogin } from "./state-login.ts";

/** `/review request | list | show | take | done | changes | ready | decline | cancel | login`. */
export function createReviewCommands(ports: ReviewPorts): readonly Command[] {
  const shared = { permission: "everyone", visibility: "private" } as const;
  const onReview = (act: ReviewAct, options: readonly CommandOption[] = []) => ({
    ...shared,
    options: [reviewOption, ...options],
    suggest: (call: CommandCall, option: string) => suggestReviews(ports, call, option),
    handle: (call: CommandCall) => actOnReview(ports, call, act),
  });
  return [
    {
      ...named("review request", "评审 请求"),
      ...described("Ask for the review of a pull request", "请人评审一个拉取请求"),
      ...shared,
      options: requestOptions,
      handle: (call) => requestReview(ports, call),
    },
    {
      ...named("review list", "评审 列表"),
      ...described("Show the open reviews, and how long each waits", "查看进行中的评审及等待时间"),
      ...shared,
      options: [],
      home: { title: "Reviews", titles: { zh: "评审" } },
      handle: (call) => listReviews(ports, call),
    },
    {
      ...named("review show", "评审 查看"),
      ...described("Show a review and all that happened to it", "查看一个评审的经过"),
      ...shared,
      options: [reviewOption],
      suggest: (call, option) => suggestReviews(ports, call, option),
      handle: (call) => showReview(ports, call),
    },
    {
      ...named("review take", "评审 认领"),
      ...described("Review it yourself", "由你来评审"),
      ...onReview(take),
    },
    {
      ...named("review done", "评审 通过"),
      ...described("Approve the pull request", "通过这个拉取请求"),
      ...onReview(approve),
    },
    {
      ...named("review changes", "评审 修改"),
      ...described(
        "Ask its author for changes; the clock stands still until they are ready",
        "请作者修改；修改期间计时暂停",
      ),
      ...onReview(requestChanges, [noteOption]),
    },
    {
      ...named("review ready", "评审 就绪"),
      ...described("Say that the changes are made", "告知已改好，可以再看"),
      ...onReview(resume),
    },
    {
      ...named("review decline", "评审 转交"),
      ...described("Pass a review on to somebody else", "把评审转给别人"),
      ...onReview(decline),
    },
    {
      ...named("review cancel", "评审 取消"),
      ...described("Call a review off", "取消评审"),
      ...onReview(cancel, [reasonOption]),
    },
    {
      ...named("review login", "评审 账号"),
      ...described(
        "Say what you are called on GitHub, so that your own pull requests never come to you",
        "告知你的 GitHub 账号，避免评审自己的代码",
      ),
      ...shared,
      options: [loginOption],
      handle: (call) => stateLogin(ports, call),
    },
  ];
}

async function suggestReviews({ store }: ReviewPorts, call: CommandCall, option: string) {
  if (option !== "review") return [];
  const current = await store.reviews.findCurrent(call.community, call.at);
  return current
    .filter((review) => openReviewStates.includes(review.state) && isTyped(review, call.options.review ?? ""))
    .map((review) => ({
      label: `${toReviewId(review)} · ${review.name} ${review.title}`.trim().slice(0, 100),
      value: toReviewId(review),
    }))
    .slice(0, 25);
}

const reviewOption: CommandOption = {
  ...named("review", "评审"),
  ...described("Which one, like R-1", "哪个评审，例如 R-1"),
  type: "text",
  required: true,
};

const noteOption: CommandOption = {
  ...named("note", "说明"),
  ...described("What is to be changed", "需要修改什么"),
  type: "paragraph",
  required: false,
  inForm: true,
};

const reasonOption: CommandOption = {
  ...named("reason", "原因"),
  ...described("Why", "为什么"),
  type: "text",
  required: false,
};

const loginOption: CommandOption = {
  ...named("name", "账号"),
  ...described("Your name there, like octocat; shown when left out", "你的账号，例如 octocat；不填则查看"),
  type: "text",
  required: false,
};

const requestOptions: readonly CommandOption[] = [
  {
    ...named("link", "链接"),
    ...described("The pull request's address", "拉取请求的地址"),
    type: "text",
    required: true,
  },
  {
    ...named("title", "标题"),
    ...described("What it changes, in a few words", "用几个词说明改了什么"),
    type: "text",
    required: false,
  },
  {
    ...named("author", "作者"),
    ...described("Whose it is; you unless you say", "谁的拉取请求；默认是你"),
    type: "person",
    required: false,
  },
  {
    ...named("skills", "技能"),
    ...described("What it takes to review it: tokenizer, cuda", "评审需要的技能：tokenizer、cuda"),
    type: "text",
    required: false,
  },
];
