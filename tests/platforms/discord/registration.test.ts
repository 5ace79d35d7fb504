import { afterEach, expect, it } from "vitest";
import type { Command } from "../../../src/core/command.ts";
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

it("GIVEN the same commands at the next start THEN nothing is written; GIVEN others THEN the list is", async () => {
  stage = await openStage({ extend: () => ({ commands: [command] }) });
  expect(writes()).toHaveLength(1);
  const again = async (commands: readonly Command[]) => {
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
  };
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
