import { Command as Program } from "commander";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { CommandContext } from "../../../src/commands/command-context.ts";
import { addSlackCommand } from "../../../src/commands/slack-manifest.ts";
import type { Command } from "../../../src/core/command/command.ts";
import { checkSlack } from "../../../src/platforms/slack/check-slack.ts";
import { toManifest } from "../../../src/platforms/slack/manifest.ts";
import { webMethods } from "../../../src/platforms/slack/web-methods.ts";
import { toRequiredScope } from "../../doubles/slack/required-scopes.ts";
import { validateManifest } from "../../doubles/slack/validate-manifest.ts";
import { aReply } from "../../fakes.ts";
import { aSlackBot, startSlack, toOptions } from "./start-slack.ts";

const command = (name: string, changes: Partial<Command> = {}): Command => ({
  name,
  description: `Does ${name}`,
  options: [{ name: "question", description: "What", type: "text", required: true }],
  permission: "everyone",
  handle: async () => aReply({ visibility: "private", state: "solved" }),
  ...changes,
});

const commands = [
  command("ask"),
  command("faq edit", { menu: { title: "Add to FAQ" }, home: { title: "FAQ" } }),
  command("solved", { options: [], reaction: "✅", menu: { title: "Mark as correct answer" } }),
  command("status"),
];

interface Manifest {
  readonly features: {
    readonly slash_commands: readonly { readonly command: string; readonly url?: string }[];
    readonly shortcuts: readonly { readonly name: string; readonly callback_id: string }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly bot_events: readonly string[]; readonly request_url?: string };
    readonly socket_mode_enabled: boolean;
  };
}

/** Prints as the command line does. */
async function print(...call: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const context = { print: (line: string) => lines.push(line) } as unknown as CommandContext;
  const program = new Program().exitOverride();
  addSlackCommand(program, context);
  await program.parseAsync(["slack", "manifest", ...call], { from: "user" });
  return lines.join("\n");
}

describe("the manifest", () => {
  it("GIVEN an app made from it THEN all that Usher does is allowed, heard and offered, and no scope is idle", async () => {
    const { features, oauth_config, settings } = toManifest({ commands, mode: "socket" }) as Manifest;
    const scopes = oauth_config.scopes.bot;
    const subscriptions = settings.event_subscriptions.bot_events;
    const bot = { ...aSlackBot(), commands };
    const { slack, ask } = await startSlack({ bot, double: { scopes, subscriptions } });
    const { workspace, people, interactions } = slack;
    const answer = await ask("overfit");
    await ask("overfit", "G0CORE");
    await ask("<@U0BOTLUMEN> overfit", "C0LOUNGE");
    people.whisper("U0ADA", "overfit");
    people.react(answer, "U0ADA", "white_check_mark");
    people.openAssistant("U0ADA");
    people.openHome("U0ADA");
    for (const { command: slash } of features.slash_commands) {
      await interactions.command(workspace, "U0ADA", workspace.channels.get("C0HELP")!, slash, "status");
    }
    for (const { callback_id } of features.shortcuts) await interactions.menu(workspace, "U0ADA", answer, callback_id);
    await slack.until(() => workspace.homes.size > 0 && workspace.prompts.length > 0, "home and prompts");
    await expect.poll(() => bot.clicks).toHaveLength(1);
    await checkSlack(toOptions(slack, "socket"));
    const refused = slack.state.calls.filter(({ answer: said }) => said?.error === "missing_scope");
    expect(refused).toEqual([]);
    expect(features.slash_commands.map(({ command: slash }) => slash)).toEqual(["/usher", "/ask", "/faq"]);
    expect(features.shortcuts.map(({ name }) => name)).toEqual(["Add to FAQ", "Mark as correct answer"]);
    expect(new Set(slack.events.log.map(({ event }) => event.type))).toEqual(
      new Set(["message", "app_mention", "reaction_added", "app_home_opened", "assistant_thread_started"]),
    );
  });

  it("GIVEN Slack's own table of scopes THEN each method's scope is in ours", () => {
    for (const [method, scopes] of Object.entries(webMethods)) {
      const needed = toRequiredScope(method, undefined);
      if (needed !== undefined) expect([method, scopes]).toEqual([method, expect.arrayContaining([needed])]);
    }
  });

  it("GIVEN HTTP mode THEN everything comes to the address named; Socket Mode needs none", async () => {
    const http = parse(await print("--mode", "http", "--url", "https://usher.example.org/")) as Manifest;
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: "https://usher.example.org/slack/events" },
    });
    expect(http.features.slash_commands[0]?.url).toBe("https://usher.example.org/slack/events");
    const socket = await print();
    expect(socket).not.toContain("http");
    expect(parse(socket)).toEqual(JSON.parse(await print("--json")));
  });

  it.each([
    [["--mode", "carrier-pigeon"], /--mode must be socket or http/],
    [["--mode", "http"], /--url/],
    [["--mode", "http", "--url", "http://x"], /https/],
    [["--name", "x".repeat(36)], /--name must have 1 to 35 characters \(got 36\)/],
    [["--name", ""], /--name/],
  ])("GIVEN %j THEN it says what is wrong", async (call, message) => {
    await expect(print(...call)).rejects.toThrow(message);
  });

  it("GIVEN Usher's own commands THEN Slack takes it, with the slash commands and the menus that are promised", async () => {
    const socket = parse(await print()) as Manifest;
    const http = parse(await print("--mode", "http", "--url", "https://usher.example.org")) as Manifest;
    expect([...validateManifest(socket), ...validateManifest(http)]).toEqual([]);
    const slashes = socket.features.slash_commands.map(({ command: slash }) => slash);
    expect(slashes.toSorted()).toEqual(["/ask", "/duty", "/faq", "/privacy", "/review", "/task", "/usher"]);
    const menus = socket.features.shortcuts.map(({ name }) => name);
    expect(menus).toEqual(expect.arrayContaining(["Mark as correct answer", "Make a task", "Add to FAQ", "Why?"]));
  });

  it.each([
    ["more and longer words than Slack takes", 9, 3000],
    ["no command at all", 0, 0],
  ])("GIVEN %s THEN the manifest is still one", (_, count, length) => {
    const many = Array.from({ length: count }, (_, at) =>
      command(`task ${"word".repeat(40)}${at}`, { description: "d".repeat(length), menu: { title: "t".repeat(60) } }),
    );
    expect(validateManifest(toManifest({ commands: many, mode: "socket" }))).toEqual([]);
  });
});
