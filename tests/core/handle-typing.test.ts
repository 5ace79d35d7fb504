import { expect, it } from "vitest";
import type { Choice, Command } from "../../src/core/command/command.ts";
import { aReply } from "../fakes.ts";
import { serveBot } from "../serve-bot.ts";

const options = (["role", "stage", "faq"] as const).map((type) => ({
  name: type,
  description: type,
  type,
  required: false,
}));

async function typing(
  suggest: Command["suggest"],
): Promise<(option: string, typed: string) => Promise<readonly Choice[]>> {
  const handle = async () => aReply();
  const note: Command = { name: "note", description: "Note", options, permission: "everyone", handle };
  const { bot } = await serveBot({ commands: () => [{ ...note, ...(suggest && { suggest }) }] });
  const place = { platform: "web", community: "lumen", channel: "help", name: "note", at: 0 } as const;
  const person = { id: "ann", roleIds: [], isBot: false };
  return (option, typed) => bot.handleTyping({ ...place, person, options: { [option]: typed } }, option);
}

it("GIVEN roles and stages THEN the community's are offered; GIVEN another option THEN nothing", async () => {
  const offered = await typing(undefined);
  expect(await offered("stage", "DEPL")).toEqual([{ label: "deployment", value: "deployment" }]);
  expect(await offered("role", "core")).toEqual([{ label: "Core developers", value: "core-developer" }]);
  expect(await offered("faq", "")).toEqual([]);
});

it("GIVEN a command that knows better THEN only what it offers, be it nothing; GIVEN one that knows none THEN the community's", async () => {
  const offered = await typing(async (_, option) => (option === "stage" ? [] : undefined));
  expect(await offered("stage", "")).toEqual([]);
  expect((await offered("role", "")).map(({ value }) => value)).toEqual(["technical-supporter", "core-developer"]);
});
