import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WebPlatform } from "../../../src/platforms/web/platform.ts";
import { type FakeBot, fakeBot } from "../../fakes.ts";
import { get, post, startWeb } from "./start-web.ts";

let bot: FakeBot;
let platform: WebPlatform;
let questionId: string;

beforeEach(async () => {
  bot = fakeBot();
  platform = await startWeb(bot);
  const asked = await post(platform, "/api/messages", { channel: "help", author: "ada", text: "I overfit" });
  questionId = asked.json.questionId;
});

afterEach(() => platform.stop());

describe("POST /api/feedback", () => {
  it.each([
    [{ vote: "helpful" }],
    [{ vote: "unhelpful", correction: { faqId: "quantisation" } }],
    [{ vote: "unhelpful", correction: { role: "core-developer" } }],
    [{ vote: "unhelpful", correction: { stage: "deployment" } }],
    [{ vote: "dismiss", correction: { kind: "not-a-question" } }],
  ])("GIVEN %j THEN the bot gets it as a press on a voting button", async (vote) => {
    const { status, json } = await post(platform, "/api/feedback", { questionId, author: "ada", ...vote });
    expect(status).toBe(200);
    expect(json).toMatchObject({ questionId, reply: { kind: "notice", text: "Thank you, noted." } });
    expect(bot.clicks).toEqual([
      {
        platform: "web",
        community: "lumen",
        questionId,
        person: { id: "ada", roleIds: [], isBot: false },
        action: { kind: "vote", ...vote },
        at: expect.any(Number),
      },
    ]);
  });

  it.each([
    ["an unknown vote", { vote: "great" }, 400, "vote: must be one of helpful, unhelpful, dismiss"],
    ["no vote", {}, 400, "vote: must be one of helpful, unhelpful, dismiss"],
    [
      "an empty correction",
      { vote: "unhelpful", correction: {} },
      400,
      "correction: must have exactly one of faqId, solvedId, role, stage, kind",
    ],
    [
      "two corrections",
      { vote: "unhelpful", correction: { faqId: "a", role: "b" } },
      400,
      "correction: must have exactly one of faqId, solvedId, role, stage, kind",
    ],
    [
      "a correction with an unknown key",
      { vote: "unhelpful", correction: { topic: "a" } },
      400,
      "correction.topic: unknown, remove it; correction: must have exactly one of faqId, solvedId, role, stage, kind",
    ],
    [
      "an unknown role",
      { vote: "unhelpful", correction: { role: "king" } },
      400,
      "correction.role: there is no king; use one of technical-supporter, core-developer",
    ],
    [
      "an unknown stage",
      { vote: "unhelpful", correction: { stage: "dreaming" } },
      400,
      "correction.stage: there is no dreaming; use one of implementation, deployment",
    ],
    [
      "an unknown question",
      { questionId: "q-9", vote: "helpful" },
      404,
      "questionId: there is no question q-9; use the questionId that POST /api/messages gave",
    ],
  ])("GIVEN %s THEN it is refused with the remedy", async (_, body, status, message) => {
    const answer = await post(platform, "/api/feedback", { questionId, author: "ada", ...body });
    expect([answer.status, answer.json.error.message]).toEqual([status, message]);
    expect(bot.clicks).toEqual([]);
  });
});

describe("POST /api/clicks", () => {
  it.each([
    [{ kind: "vote", vote: "helpful" }, "notice"],
    [{ kind: "show", faqId: "quantisation" }, "answer"],
    [{ kind: "ask-person" }, "route"],
    [{ kind: "ask-person", role: "core-developer" }, "route"],
    [{ kind: "why" }, "notice"],
  ])("GIVEN %j THEN the bot's reply comes back", async (action, kind) => {
    const { status, json } = await post(platform, "/api/clicks", { questionId, author: "ada", action });
    expect([status, json.reply.kind]).toEqual([200, kind]);
    expect(bot.clicks[0]?.action).toEqual(action);
  });

  it.each([
    [{ kind: "shout" }, 'action.kind: must be an action with a kind: "vote", "show", "ask-person" or "why"'],
    [{ kind: "show" }, "action: must have exactly one of faqId, solvedId"],
    [
      { kind: "ask-person", role: "king" },
      "action.role: there is no king; use one of technical-supporter, core-developer",
    ],
  ])("GIVEN %j THEN 400", async (action, message) => {
    const { status, json } = await post(platform, "/api/clicks", { questionId, author: "ada", action });
    expect([status, json.error.message]).toEqual([400, message]);
  });
});

describe("GET /api/questions/:id", () => {
  it("THEN it gives the question, every verdict with what led to it, and the feedback", async () => {
    await post(platform, "/api/clicks", { questionId, author: "ada", action: { kind: "ask-person" } });
    await post(platform, "/api/feedback", {
      questionId,
      author: "tess",
      vote: "unhelpful",
      correction: { role: "core-developer" },
    });
    const { status, json } = await get(platform, `/api/questions/${questionId}`);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      questionId,
      community: "lumen",
      channel: "help",
      asker: "ada",
      text: "I overfit",
      askedAt: "2026-01-15T09:30:00.000Z",
    });
    expect(json.verdicts).toHaveLength(2);
    expect(json.verdicts[0]).toMatchObject({
      turn: 0,
      kind: "answer",
      rule: "sure-match",
      faqId: "overfitting",
      language: "en",
      modelVersion: "20260115-0300-a1b2",
    });
    expect(json.verdicts[0].thresholds.answer).toBe(0.84);
    expect(json.verdicts[0].matches[0]).toEqual({
      kind: "faq",
      id: "overfitting",
      wording: "training loss falls but validation loss rises",
      similarity: 0.97 * 1.1,
      confidence: 0.97,
    });
    expect(json.verdicts[1]).toMatchObject({ turn: 1, kind: "route", rule: "asked-for-a-person" });
    expect(json.feedback).toEqual([
      {
        author: "tess",
        standpoint: "helper",
        vote: "unhelpful",
        correction: { role: "core-developer" },
        at: "2026-01-15T09:30:00.000Z",
      },
    ]);
  });

  it("GIVEN an unknown id THEN 404", async () => {
    const { status, json } = await get(platform, "/api/questions/q-9");
    expect([status, json.error.code]).toEqual([404, "question-unknown"]);
  });
});
