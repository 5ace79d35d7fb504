import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Command } from "../../../src/core/command/command.ts";
import type { WebPlatform } from "../../../src/platforms/web/platform.ts";
import { aReply, aTime, type FakeBot, fakeBot } from "../../fakes.ts";
import { get, post, startWeb } from "./start-web.ts";

const task: Command = {
  name: "task create",
  names: { zh: "建任务" },
  description: "Make a task",
  options: [
    { name: "title", description: "What is to be done", type: "text", required: true, inForm: true },
    { name: "stage", description: "Where it stands", type: "stage", required: false },
  ],
  permission: "helper",
  menu: { title: "Make a task" },
  handle: async ({ options, target }) => aReply({ kind: "notice", text: `${options.title} (${target?.messageId})` }),
  suggest: async ({ options }, option) => [{ label: `${option} like ${options.title}`, value: "t1" }],
  prefill: async ({ target }) => ({ title: target?.text ?? "" }),
};

const call = { name: "task create", author: "tess", channel: "help", options: { title: "fix it" } };
const target = { messageId: "m1", author: "ada", text: "it is broken" };

let bot: FakeBot;
let platform: WebPlatform;

beforeEach(async () => {
  const announcement = { platform: "web", community: "lumen", createdAt: aTime } as const;
  bot = fakeBot({
    commands: [task],
    announcements: [
      { ...announcement, id: "a1", key: "k1", audience: { kind: "channel", channel: "help" }, reply: aReply() },
      { ...announcement, id: "a2", key: "k2", audience: { kind: "person", person: "tess" }, reply: aReply() },
    ],
  });
  platform = await startWeb(bot);
});

afterEach(() => platform.stop());

describe("POST /api/commands", () => {
  it("GIVEN a call THEN the bot gets it with person, place and target, and its reply comes back", async () => {
    const { status, json } = await post(platform, "/api/commands", { ...call, thread: "m1", language: "zh", target });
    expect([status, json.reply.text]).toEqual([200, "fix it (m1)"]);
    expect(bot.calls).toMatchObject([
      {
        platform: "web",
        community: "lumen",
        channel: "help",
        thread: "m1",
        name: "task create",
        options: { title: "fix it" },
        person: { id: "tess", language: "zh" },
        target: { messageId: "m1", channel: "help", author: { id: "ada" }, text: "it is broken" },
      },
    ]);
  });

  it.each([
    ["no name", { name: undefined }, 400, "name: is missing; send a command's name as a text"],
    ["an option that is no text", { options: { title: 4 } }, 400, "options.title: every option must be a text"],
    ["a channel that is off", { channel: "attic" }, 404, "channel: attic is not served in lumen; served: help, lounge"],
    ["an unknown community", { community: "x" }, 404, "community: there is no x on the web; served: lumen"],
  ])("GIVEN %s THEN it is refused with the remedy", async (_, changes, status, message) => {
    const answer = await post(platform, "/api/commands", { ...call, ...changes });
    expect([answer.status, answer.json.error.message]).toEqual([status, message]);
    expect(bot.calls).toEqual([]);
  });

  it.each(["commands", "forms", "suggestions"])(
    "GIVEN a name that is none to /api/%s THEN it is refused with the bot's own word on it",
    async (path) => {
      const body = { ...call, name: "task creat", language: "zh", ...(path === "suggestions" && { option: "title" }) };
      const { status, json } = await post(platform, `/api/${path}`, body);
      expect([status, json.error]).toEqual([404, { code: "command-unknown", message: "task creat: " }]);
      expect(bot.calls).toMatchObject([{ name: "task creat", person: { language: "zh" } }]);
    },
  );
});

it("POST /api/forms: GIVEN a target THEN the form is filled from it", async () => {
  expect((await post(platform, "/api/forms", { ...call, target })).json).toEqual({ values: { title: "it is broken" } });
});

it("POST /api/suggestions: GIVEN what is typed THEN what fits comes back", async () => {
  const { json } = await post(platform, "/api/suggestions", { ...call, option: "title" });
  expect(json).toEqual({ choices: [{ label: "title like fix it", value: "t1" }] });
});

it("POST /api/messages: GIVEN a thread THEN the bot gets it", async () => {
  await post(platform, "/api/messages", { channel: "help", author: "tess", text: "try int8", thread: "m1" });
  expect(bot.messages).toMatchObject([{ thread: "m1", text: "try int8" }]);
});

it.each([
  ["tess", ["a1", "a2"]],
  ["ada", ["a1"]],
])("GET /api/announcements: GIVEN %s THEN what is for all and for them comes back", async (author, ids) => {
  const { json } = await get(platform, `/api/announcements?channel=help&author=${author}`);
  expect(json.announcements.map(({ id }: { readonly id: string }) => id)).toEqual(ids);
  expect(json.announcements[0]).toMatchObject({ at: "2026-01-15T09:30:00.000Z", reply: { kind: "answer" } });
});

it("GET /api/announcements: GIVEN a channel that is off THEN 404", async () => {
  expect((await get(platform, "/api/announcements?channel=attic&author=tess")).status).toBe(404);
});

it.each([
  ["", "channel: is missing; call /api/announcements?channel=<id>&author=<id>"],
  ["?channel=help", "author: is missing; call /api/announcements?channel=<id>&author=<id>"],
])("GET /api/announcements: GIVEN %j THEN it is refused with what is missing", async (query, message) => {
  const { status, json } = await get(platform, `/api/announcements${query}`);
  expect([status, json.error]).toEqual([400, { code: "input-invalid", message }]);
});

it("GET /api/playground: THEN it declares the commands, without what runs them", async () => {
  const { commands } = (await get(platform, "/api/playground")).json;
  expect(commands).toContainEqual({
    name: "task create",
    names: { zh: "建任务" },
    description: "Make a task",
    options: task.options,
    permission: "helper",
    menu: { title: "Make a task" },
    hasSuggestions: true,
    hasPrefill: true,
  });
});
