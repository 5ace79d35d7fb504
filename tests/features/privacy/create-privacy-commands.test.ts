import { describe, expect, it } from "vitest";
import { createPrivacyCommands } from "../../../src/features/privacy/create-privacy-commands.ts";
import { createSolvedCommand } from "../../../src/features/solutions/create-solved-command.ts";
import { serveBot } from "../../serve-bot.ts";

async function serve() {
  const reloaded: string[] = [];
  const served = await serveBot({
    commands: (context) => [
      ...createPrivacyCommands({ ...context, reload: async (id) => void reloaded.push(id) }),
      createSolvedCommand(context),
    ],
  });
  return { ...served, reloaded };
}

describe("/privacy", () => {
  it("GIVEN somebody who never wrote THEN status and export say that nothing is kept", async () => {
    const { call } = await serve();
    const status = await call("privacy status", "zoe");
    expect(status).toMatchObject({ visibility: "private", text: expect.stringContaining("I keep nothing of you") });
    const exported = await call("privacy export", "zoe");
    expect(exported.text).toContain("I keep nothing of you");
    expect(exported.attachment).toBeUndefined();
  });

  it("GIVEN questions of two people THEN status counts and export holds the caller's own only", async () => {
    const { ask, call } = await serve();
    await ask("why is my loss nan?", "zoe");
    await ask("where is the roadmap?", "yan");
    expect((await call("privacy status", "zoe")).text).toContain("questions: 1");
    const { attachment } = await call("privacy export", "zoe");
    const exported = JSON.parse(attachment?.text ?? "");
    expect(attachment).toMatchObject({ name: "my-data.json", mediaType: "application/json" });
    expect(exported.questions).toMatchObject([{ asker: "zoe", text: "why is my loss nan?" }]);
    expect(attachment?.text).not.toContain("roadmap");
    expect(attachment?.text).not.toContain("yan");
  });

  it("GIVEN delete without a confirmation THEN asks by a button and keeps everything; confirmed erases", async () => {
    const { ask, call, store, reloaded } = await serve();
    const asked = await ask("why is my loss nan?", "zoe");
    const whether = await call("privacy delete", "zoe");
    expect(whether.buttons).toMatchObject([
      { action: { kind: "command", name: "privacy delete", options: { confirm: "yes" } } },
    ]);
    expect((await call("privacy status", "zoe")).text).toContain("questions: 1");
    await call("privacy delete", "zoe", { confirm: "yes" });
    expect(reloaded).toEqual(["lumen"]);
    expect((await call("privacy status", "zoe")).text).toContain("I keep nothing of you");
    const left = await store.questions.find("lumen", asked?.questionId ?? "");
    expect(left?.question).toMatchObject({ text: "", asker: expect.stringMatching(/^erased-/) });
    const [entry] = await store.audit.findLatest("lumen", 1);
    expect(entry).toMatchObject({ action: "person-erased", actor: left?.question.asker });
  });

  it("GIVEN an opt-out THEN messages are neither judged nor kept, addressed ones get a word, until the opt-in", async () => {
    const { ask, call, store, bot } = await serve();
    await call("privacy opt-out", "zoe");
    expect(await ask("why is my loss nan?", "zoe")).toBeUndefined();
    const addressed = await ask("why is my loss nan?", "zoe", { addressed: true });
    expect(addressed).toMatchObject({ visibility: "private", text: expect.stringContaining("opt-in") });
    expect(addressed?.outboxId).toBeUndefined();
    expect(await store.questions.findWaiting("lumen", 9)).toEqual([]);
    const edited = { platform: "web", community: "lumen", channel: "help", messageId: "m", addressed: false } as const;
    const author = { id: "zoe", roleIds: [], isBot: false };
    expect(await bot.handleEdit({ ...edited, author, text: "why nan?", sentAt: 1 })).toBeUndefined();
    expect((await call("privacy status", "zoe")).text).toContain("You opted out");
    await call("privacy opt-in", "zoe");
    expect(await ask("why is my loss nan?", "zoe")).toMatchObject({ questionId: expect.any(String) });
  });

  it("GIVEN a message of somebody who opted out THEN no command keeps it, not even a moderator's", async () => {
    const { ask, call, store } = await serve();
    const asked = await ask("why is my loss nan?", "yan", { messageId: "m-1" });
    await call("privacy opt-out", "zoe");
    const target = {
      platform: "web",
      community: "lumen",
      channel: "help",
      thread: "m-1",
      messageId: "m-2",
      author: { id: "zoe", roleIds: [], isBot: false },
      text: "lower the learning rate",
      addressed: false,
      sentAt: 1,
    } as const;
    const reply = await call("solved", "mona", {}, { thread: "m-1", target });
    expect(reply).toMatchObject({ kind: "error", text: expect.stringContaining("asked me not to") });
    expect(await store.solutions.find("lumen", asked?.questionId ?? "")).toBeUndefined();
  });
});
