import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { UsherError } from "../../../src/core/errors.ts";
import type { WebPlatform } from "../../../src/platforms/web/platform.ts";
import { aCommunity, aReply, type FakeBot, fakeBot } from "../../fakes.ts";
import { get, post, startWeb } from "./start-web.ts";

let bot: FakeBot;
let platform: WebPlatform;

beforeEach(async () => {
  bot = fakeBot();
  platform = await startWeb(bot);
});

afterEach(() => platform.stop());

const question = { channel: "help", author: "ada", text: "My model overfits, what can I do?" };

describe("POST /api/messages", () => {
  it("GIVEN a question the FAQ answers THEN verdict, predictions, reply and model version come back", async () => {
    const { status, json } = await post(platform, "/api/messages", { ...question, messageId: "m1" });
    expect(status).toBe(200);
    expect(Object.keys(json).sort()).toEqual(["modelVersion", "predictions", "questionId", "reply", "verdict"]);
    expect(json.verdict).toEqual({
      kind: "answer",
      faqId: "overfitting",
      confidence: 0.97,
      reason: "The entry overfitting is right with 97.0 %; 84.0 % is needed to answer.",
    });
    expect(Object.keys(json.predictions).sort()).toEqual(["notAQuestion", "outOfScope", "role", "stage"]);
    expect(json.predictions.role[0]).toEqual({ label: "core-developer", confidence: 0.5800000000000001 });
    expect(json.reply.text).toContain("dropout");
    expect(json.reply.buttons[0]).toEqual({
      label: "This solved it",
      action: { kind: "vote", vote: "helpful", correction: { faqId: "overfitting" } },
      style: "primary",
    });
    expect(json.reply).not.toHaveProperty("outboxId");
    expect(json.modelVersion).toBe("20260115-0300-a1b2");
  });

  it("GIVEN a question for people THEN the verdict names role, stage and person", async () => {
    const { json } = await post(platform, "/api/messages", { ...question, text: "Where should I deploy it?" });
    expect(json.verdict).toMatchObject({
      kind: "route",
      role: "technical-supporter",
      stage: "deployment",
      person: "tess",
    });
    expect(json.reply.mention).toEqual({ role: "technical-supporter", person: "tess" });
  });

  it("GIVEN thanks THEN it is judged and nothing is said", async () => {
    const { status, json } = await post(platform, "/api/messages", { ...question, text: "thanks a lot" });
    expect(status).toBe(200);
    expect(json.verdict).toMatchObject({ kind: "abstain", confidence: 0.97 });
    expect(json).not.toHaveProperty("reply");
  });

  it("GIVEN the same messageId twice THEN the same question, verdict and reply come back", async () => {
    const first = await post(platform, "/api/messages", { ...question, messageId: "m1" });
    const second = await post(platform, "/api/messages", { ...question, messageId: "m1" });
    expect(second.json).toEqual(first.json);
  });

  it("GIVEN no messageId THEN each message gets one of its own", async () => {
    const first = await post(platform, "/api/messages", question);
    const second = await post(platform, "/api/messages", question);
    expect(second.json.questionId).not.toBe(first.json.questionId);
    expect(bot.messages.map(({ messageId }) => messageId)).toEqual(["generated-1", "generated-2"]);
  });

  it("GIVEN a channel in which Usher must be addressed THEN only @usher is judged", async () => {
    const unheard = await post(platform, "/api/messages", { ...question, channel: "lounge" });
    expect(unheard.json).toEqual({ verdict: null, predictions: null, modelVersion: null });
    const heard = await post(platform, "/api/messages", { ...question, channel: "lounge", text: "@Usher I overfit" });
    expect(heard.json.verdict.kind).toBe("answer");
  });

  it("GIVEN a reply went out THEN its outbox entry is confirmed, once", async () => {
    await post(platform, "/api/messages", question);
    await expect.poll(() => bot.confirmed).toEqual([["outbox-question-1", "web-outbox-question-1"]]);
  });

  it("GIVEN several communities on the web THEN `community` chooses, and the first is the default", async () => {
    await platform.stop();
    const other = aCommunity({ id: "other", platforms: { ...aCommunity().platforms, discord: undefined as never } });
    const bare = aCommunity({ id: "chat-only", platforms: {} });
    platform = await startWeb(fakeBot({ community: other }), { communities: [bare, aCommunity(), other] });
    const chosen = await post(platform, "/api/messages", { ...question, community: "other" });
    expect(chosen.json.verdict.kind).toBe("answer");
    const missing = await post(platform, "/api/messages", { ...question, community: "chat-only" });
    expect(missing.status).toBe(404);
    expect(missing.json.error).toEqual({
      code: "community-unknown",
      message: "community: there is no chat-only on the web; served: lumen, other",
    });
  });
});

describe("POST /api/messages refuses", () => {
  const long = "x".repeat(16_001);
  it.each([
    [
      "no channel",
      { author: "ada", text: "hi" },
      400,
      "input-invalid",
      "channel: is missing; send a channel's id as a text",
    ],
    [
      "a number as author",
      { ...question, author: 7 },
      400,
      "input-invalid",
      "author: must be a text; send the asker's id",
    ],
    ["an empty text", { ...question, text: "  " }, 400, "input-invalid", "text: must not be empty; send the question"],
    [
      "a long text",
      { ...question, text: long },
      400,
      "input-invalid",
      "text: must have at most 16000 characters; shorten it",
    ],
    [
      "a control character in an id",
      { ...question, author: "a\u0000" },
      400,
      "input-invalid",
      "author: must not contain control characters",
    ],
    [
      "an unknown field",
      { ...question, txt: 1 },
      400,
      "input-invalid",
      "txt: unknown, remove it; known are channel, author, text, messageId, thread, community",
    ],
    [
      "two faults",
      { channel: 1, text: "hi" },
      400,
      "input-invalid",
      "channel: must be a text; send a channel's id; author: is missing; send the asker's id as a text",
    ],
    ["an array", [], 400, "input-invalid", "the body must be a JSON object"],
    ["null", null, 400, "input-invalid", "the body must be a JSON object"],
    ["broken JSON", '{"channel":', 400, "json-invalid", "the body is not valid JSON; send one JSON object in UTF-8"],
    ["nothing", "", 400, "json-invalid", "the body is not valid JSON; send one JSON object in UTF-8"],
    [
      "an unknown channel",
      { ...question, channel: "cellar" },
      404,
      "channel-unknown",
      "channel: cellar is not served in lumen; served: help, lounge",
    ],
    [
      "a channel that is off",
      { ...question, channel: "attic" },
      404,
      "channel-unknown",
      "channel: attic is not served in lumen; served: help, lounge",
    ],
    [
      "a body over 64 KiB",
      { ...question, text: "x".repeat(66_000) },
      413,
      "body-too-large",
      "the body has more than 64 KiB; shorten the text",
    ],
  ])("GIVEN %s THEN it says so and what to do", async (_, body, status, code, message) => {
    const answer = await post(platform, "/api/messages", body);
    expect([answer.status, answer.json]).toEqual([status, { error: { code, message } }]);
    expect(bot.messages).toEqual([]);
  });

  it("GIVEN another content type THEN 415", async () => {
    const { status, json } = await post(platform, "/api/messages", question, { "content-type": "text/plain" });
    expect(status).toBe(415);
    expect(json.error.message).toBe("Content-Type text/plain is not read; send Content-Type: application/json");
  });

  it.each([
    ["GET", "/api/messages", "POST"],
    ["DELETE", "/api/feedback", "POST"],
    ["POST", "/healthz", "GET, HEAD"],
    ["PUT", "/api/questions/q", "GET, HEAD"],
  ])("GIVEN %s %s THEN 405 and what is allowed", async (method, path, allowed) => {
    const response = await fetch(platform.address() + path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(allowed);
    expect((await response.json()).error.code).toBe("method-not-allowed");
  });

  it("GIVEN an unknown path THEN 404 naming the API", async () => {
    const { status, json } = await get(platform, "/api/nothing");
    expect([status, json.error.code]).toEqual([404, "path-unknown"]);
  });
});

describe("when the bot cannot", () => {
  it("GIVEN it throws THEN 500 with an id to look for, and no reason that tells of the inside", async () => {
    const { status, json } = await post(platform, "/api/messages", { ...question, text: "explode" });
    expect(status).toBe(500);
    expect(json.error.message).toMatch(/look for generated-2 in its log$/);
    expect(JSON.stringify(json)).not.toContain("the bot exploded");
  });

  it("GIVEN it answers with an error THEN 503 with its sentence", async () => {
    await platform.stop();
    platform = await startWeb(fakeBot({ reply: () => aReply({ kind: "error", text: "Please ask again (i-1)." }) }));
    const { status, json } = await post(platform, "/api/messages", question);
    expect([status, json.error]).toEqual([503, { code: "failed", message: "Please ask again (i-1)." }]);
  });
});

describe("listening", () => {
  it("GIVEN another program on the port THEN start says which and how to choose another", async () => {
    const other = createServer((_, response) => response.end('{"status":"ok","version":"2.0.0"}')).listen(
      0,
      "127.0.0.1",
    );
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const second = startWeb(fakeBot(), { port });
    await expect(second).rejects.toThrow(UsherError);
    await expect(second).rejects.toThrow(
      `port ${port} on 127.0.0.1 is taken by another program; use another one: PORT=${port + 1} npm start`,
    );
  });

  it("GIVEN Usher itself on the port THEN start says that it runs there already", async () => {
    const second = startWeb(fakeBot(), { port: Number(new URL(platform.address()).port) });
    await expect(second).rejects.toThrow(`Usher runs already, at ${platform.address()}: open that, or stop it first`);
  });

  it("GIVEN an address that is not this machine's THEN start says so", async () => {
    await expect(startWeb(fakeBot(), { host: "192.0.2.1" })).rejects.toThrow("192.0.2.1 is no address of this machine");
  });

  it("GIVEN replies left open by a crash THEN they are confirmed at the start", async () => {
    const delivery = { platform: "web", community: "lumen", channel: "help", messageId: "m1" } as const;
    const crashed = fakeBot({ unsent: [{ ...delivery, reply: aReply({ outboxId: "outbox-9" }) }] });
    const restarted = await startWeb(crashed);
    await restarted.stop();
    expect(crashed.confirmed).toEqual([["outbox-9", "web-outbox-9"]]);
  });
});
