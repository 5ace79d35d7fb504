import { createRequire } from "node:module";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Command } from "../../../src/core/command/command.ts";
import { aReply } from "../../fakes.ts";
import { openStage } from "./stage.ts";

const attachment = { name: "faq.yaml", mediaType: "application/yaml", text: "- question: Why?\n".repeat(300) };

const importing: Command = {
  name: "import",
  description: "Take a file in",
  options: [{ name: "file", description: "Which", type: "file", required: true, inForm: true }],
  permission: "everyone",
  handle: async ({ options }) => aReply({ kind: "notice", text: `Got ${options.file}`, visibility: "private" }),
};

describe("files on Discord", () => {
  it("GIVEN no right to attach files THEN the file's text stands in the reply, cut with a word", async () => {
    const stage = await openStage({
      botLacks: ["attachFiles"],
      bot: { reply: () => aReply({ text: "Here.", attachment }) },
    });
    onTestFinished(stage.close);
    const question = stage.asker.says(stage.help, "Give me all you know");
    const { content, embeds, files } = await stage.botSays(question.id);
    expect(embeds[0]?.description).toBe("Here.");
    expect(content).toMatch(/^\*\*faq\.yaml\*\*\n```\n- question: Why\?\n/);
    expect(content).toMatch(/```\n\nThe rest is cut off here\.$/);
    expect(files).toEqual([]);
  });

  it("GIVEN Discord fails after it took the file THEN it is there once", async () => {
    const stage = await openStage({ bot: { reply: () => aReply({ attachment }) } });
    onTestFinished(stage.close);
    stage.double.faults.add({ method: "POST", path: /\/channels\/\d+\/messages$/, after: 502, times: 2 });
    const question = stage.asker.says(stage.help, "Give me all you know");
    await expect.poll(() => stage.bot.confirmed.length, { timeout: 5000 }).toBe(1);
    expect(stage.double.messagesIn(question.id).filter(({ files }) => files.length > 0)).toHaveLength(1);
  });

  // With both platforms on, whether files could be sent hung on which library was loaded first.
  it("GIVEN the HTTP client of Slack's library in everybody's place THEN the file is sent", async () => {
    const place = Symbol.for("undici.globalDispatcher.1");
    const before = Reflect.get(globalThis, place);
    onTestFinished(() => void Reflect.set(globalThis, place, before));
    const { Agent } = createRequire(createRequire(import.meta.url).resolve("@slack/socket-mode"))("undici");
    Reflect.set(globalThis, place, new Agent());
    const stage = await openStage({ bot: { reply: () => aReply({ attachment }) } });
    onTestFinished(stage.close);
    const question = stage.asker.says(stage.help, "Give me all you know");
    expect((await stage.botSays(question.id)).files).toMatchObject([{ name: attachment.name }]);
  });

  it("GIVEN a form with a field for a file THEN the command gets the file's text", async () => {
    const stage = await openStage({ bot: { commands: [importing] } });
    onTestFinished(stage.close);
    const opened = stage.asker.calls(stage.help, "import");
    await stage.double.until("the form", () => opened.acknowledgedAfter() !== undefined);
    const sent = stage.asker.submits(opened, { file: stage.asker.uploads("faq.yaml", "- question: 为什么?\n") });
    const reply = await stage.double.until("the reply", () => sent.reply());
    expect(reply.content).toBe("Got - question: 为什么?");
  });

  const typed = { ...importing, options: importing.options.map((option) => ({ ...option, inForm: false })) };

  it("GIVEN the file is gone THEN the person is told, and nothing is called", async () => {
    const stage = await openStage({ bot: { commands: [typed] } });
    onTestFinished(stage.close);
    stage.double.faults.add({ method: "GET", path: /^\/attachments\//, before: 404 });
    const called = stage.asker.calls(stage.help, "import", { file: stage.asker.uploads("faq.yaml", "- a\n") });
    const reply = await stage.double.until("the reply", () => called.reply());
    expect(reply.content).toBe("faq.yaml could not be fetched. Please send it once more.");
    expect(stage.bot.calls).toEqual([]);
  });

  it("GIVEN an address that is not Discord's THEN it is not fetched", async () => {
    const stage = await openStage({ bot: { commands: [typed] } });
    onTestFinished(stage.close);
    const { state, calls } = stage.double;
    state.cdnUrl = state.cdnUrl.replace("127.0.0.1", "localhost");
    const called = stage.asker.calls(stage.help, "import", { file: stage.asker.uploads("faq.yaml", "- a\n") });
    await stage.double.until("the reply", () => called.reply());
    expect(stage.bot.calls).toEqual([]);
    expect(calls.filter(({ path }) => path.startsWith("/attachments/"))).toEqual([]);
  });
});
