import { afterEach, expect, it } from "vitest";
import { describeChatCommands } from "../../../src/commands/serving/list-chat-commands.ts";
import type { Command } from "../../../src/core/command/command.ts";
import { createDiscordPlatform } from "../../../src/platforms/discord/platform.ts";
import { aReply, silentLog } from "../../fakes.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage | undefined;

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const command: Command = {
  name: "faq show",
  names: { zh: "faq 查看" },
  description: "Shows an entry",
  descriptions: { zh: "查看条目" },
  menu: { title: "Show" },
  options: [{ name: "entry", description: "Which", type: "faq", required: true }],
  permission: "everyone",
  handle: async () => aReply(),
};

function writes(): readonly string[] {
  return stage!.double.calls.filter(({ method }) => method === "PUT").map(({ path }) => path);
}

/** Stops the platform and starts it anew with these commands. */
async function again(commands: readonly Command[]): Promise<void> {
  await stage!.platform.stop();
  const platform = createDiscordPlatform({
    token: stage!.double.token,
    apiUrl: stage!.double.apiUrl,
    communities: [stage!.community],
    log: silentLog,
    fail: () => {},
    now: Date.now,
  });
  await platform.start({ ...stage!.bot, commands });
  await platform.stop();
}

it("GIVEN the same commands at the next start THEN nothing is written; GIVEN others THEN the list is", async () => {
  stage = await openStage({ extend: () => ({ commands: [command] }) });
  expect(writes()).toHaveLength(1);
  await again([command]);
  expect(writes()).toHaveLength(1);
  await again([{ ...command, descriptions: { zh: "看看条目" } }]);
  expect(writes()).toHaveLength(2);
});

it("GIVEN development THEN the server gets the commands; GIVEN production after it THEN they do not stand twice", async () => {
  stage = await openStage({ discord: { development: true }, extend: () => ({ commands: [command] }) });
  const { commands } = stage.double.state;
  expect(commands.get(stage.guild.id)?.map(({ name, type }) => [name, type])).toEqual([
    ["faq", 1],
    ["Show", 3],
  ]);
  expect(commands.has("global")).toBe(false);
  const { close } = stage;
  await stage.platform.stop();
  const second = await openStage({
    before: ({ double, guild }) => void double.state.commands.set(guild.id, [{ id: "1", name: "old", type: 1 }]),
  });
  expect(second.double.state.commands.get(second.guild.id)).toEqual([]);
  expect(second.double.state.commands.get("global")).toHaveLength(1);
  await second.close();
  await close();
  stage = undefined;
});

it("GIVEN all that features declare THEN Discord takes it, and what a menu says in Chinese, too", async () => {
  const commands = await describeChatCommands();
  stage = await openStage({ extend: () => ({ commands }) });
  const registered = stage.double.state.commands.get("global") ?? [];
  const menus = registered.filter(({ type }) => type === 3);
  expect(menus.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["Mark as correct answer", "Make a task", "Add to FAQ", "Why?"]),
  );
  expect(menus).toHaveLength(commands.filter(({ menu }) => menu).length);
  for (const { name_localizations } of menus) expect(name_localizations).toHaveProperty(["zh-CN"]);
  const groups = new Set(commands.map(({ name }) => name.split(" ")[0]));
  expect(new Set(registered.filter(({ type }) => type === 1).map(({ name }) => name))).toEqual(groups);
});

it("GIVEN few known values THEN they are choices; GIVEN text that its command suggests THEN it is offered while typing", async () => {
  const choices = [
    { value: "yes", label: "I'll be there", labels: { zh: "参加" } },
    { value: "no", label: "Can't come" },
  ];
  const options = [
    { name: "event", description: "Which", type: "text", required: true },
    { name: "answer", description: "Whether", type: "text", required: true, choices },
    { name: "note", description: "Why", type: "paragraph", required: false },
  ] as const;
  const talk = { label: "E-1 · Talk", value: "E-1" };
  const rsvp: Command = { ...command, name: "rsvp", options, suggest: async () => [talk] };
  const { suggest: _, ...say }: Command = { ...rsvp, name: "say" };
  stage = await openStage({ extend: () => ({ commands: [rsvp, say], handleTyping: async () => [talk] }) });
  const registered = stage.double.state.commands.get("global") as unknown as Readonly<Record<string, unknown>>[];
  const offered = registered.flatMap((each) =>
    ((each.options ?? []) as Record<string, unknown>[]).map(({ name, autocomplete, choices: own }) => [
      each.name,
      name,
      autocomplete ?? own,
    ]),
  );
  const asChoices = [
    { name: "I'll be there", name_localizations: { "zh-CN": "参加", "zh-TW": "参加" }, value: "yes" },
    { name: "Can't come", value: "no" },
  ];
  expect(offered).toEqual([
    ["rsvp", "event", true],
    ["rsvp", "answer", asChoices],
    ["rsvp", "note", undefined],
    ["say", "event", undefined],
    ["say", "answer", asChoices],
    ["say", "note", undefined],
  ]);
  const typing = stage.asker.types(stage.help, "rsvp", "event", "ta");
  expect(await stage.double.until("choices", () => typing.choices())).toEqual([{ name: talk.label, value: "E-1" }]);
  await again([rsvp, say]);
  expect(writes()).toHaveLength(1);
  const [event, answer] = options;
  await again([{ ...rsvp, options: [event, { ...answer, choices: choices.slice(0, 1) }] }, say]);
  expect(writes()).toHaveLength(2);
});
