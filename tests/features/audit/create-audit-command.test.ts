import { describe, expect, it } from "vitest";
import { createAuditCommand } from "../../../src/features/audit/create-audit-command.ts";
import { createMuteCommands } from "../../../src/features/mute/create-mute-commands.ts";
import { aTime } from "../../fakes.ts";
import { type ServedBot, serveBot } from "../../serve-bot.ts";

const day = 86_400_000;

async function anAudit(): Promise<ServedBot> {
  const served = await serveBot({
    commands: (context) => [createAuditCommand(context), ...createMuteCommands(context)],
  });
  const entry = { community: "lumen", details: {} };
  const record = served.store.audit.record;
  for (let number = 1; number <= 20; number++) {
    const at = aTime - (40 - number) * day;
    await record({ ...entry, actor: "ada", action: "faq-saved", subject: `entry-${number}`, at });
  }
  await record({ ...entry, actor: "cora", action: "faq-removed", subject: "old", details: { ids: ["a"] }, at: aTime });
  await record({ ...entry, community: "other", actor: "ada", action: "faq-saved", subject: "foreign", at: aTime });
  return served;
}

describe("/audit", () => {
  it("shows the newest first with names, a page at a time, and turns pages by buttons that keep the filter", async () => {
    const { call } = await anAudit();
    const first = await call("audit", "mona");
    expect(first).toMatchObject({ visibility: "private", buttons: [{ label: "Older" }] });
    const lines = first.text.split("\n");
    expect(lines[1]).toMatch(/Cora Lindqvist · `faq-removed` · old · ids: \["a"\]$/);
    expect(lines).toHaveLength(16);
    const action = first.buttons[0]?.action;
    const second = await call("audit", "mona", action?.kind === "command" ? action.options : {});
    expect(second.text).toContain("entry-1");
    expect(second.text).not.toContain("foreign");
    expect(second.buttons.map(({ label }) => label)).toEqual(["Newer"]);
    const filtered = await call("audit", "mona", { person: "ada" });
    expect(filtered.buttons[0]?.action).toMatchObject({ options: { person: "ada", page: "2" } });
  });

  it.each([
    ["a person", { person: "cora" }, 1],
    ["an action", { action: "faq-removed" }, 1],
    ["some days", { days: "30" }, 12],
    ["another person and action", { person: "cora", action: "faq-saved" }, 0],
  ])("filters by %s", async (_, options, count) => {
    const { call } = await anAudit();
    const { text } = await call("audit", "mona", options);
    expect(text.split("\n").filter((line) => line.startsWith("- "))).toHaveLength(count);
  });

  it("says in the reader's language what is no number of days, and that there is nothing", async () => {
    const { call } = await anAudit();
    const inChinese = { person: { id: "mona", roleIds: [], isBot: false, language: "zh" } };
    expect((await call("audit", "mona", { days: "soon" }, inChinese)).text).toContain("“soon”不是天数");
    expect((await call("audit", "mona", { person: "nobody" })).text).toBe("The audit has no such entry.");
  });

  it("has an empty page where a page is far beyond the last", async () => {
    const { call } = await anAudit();
    const { text, buttons } = await call("audit", "mona", { page: "99999999999999999999999" });
    expect(text.split("\n")).toHaveLength(1);
    expect(buttons.map(({ label }) => label)).toEqual(["Newer"]);
  });

  it("offers the actions there are", async () => {
    const { bot } = await anAudit();
    const person = { id: "mona", roleIds: [], isBot: false };
    const call = { platform: "web", community: "lumen", channel: "help", name: "audit", person, at: aTime } as const;
    const offered = await bot.handleTyping({ ...call, options: { action: "rem" } }, "action");
    expect(offered).toEqual([{ label: "faq-removed", value: "faq-removed" }]);
  });

  it("has who muted themselves", async () => {
    const { call, store } = await anAudit();
    await call("mute", "ann");
    await call("unmute", "ann");
    const latest = await store.audit.findLatest("lumen", 2);
    expect(latest.map(({ actor, action }) => `${actor} ${action}`)).toEqual(["ann unmuted", "ann muted"]);
  });
});
