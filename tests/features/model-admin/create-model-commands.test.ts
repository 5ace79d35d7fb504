import { describe, expect, it } from "vitest";
import { UsherError } from "../../../src/core/errors.ts";
import type { ModelAdmin, ModelState } from "../../../src/core/ports/model-admin.ts";
import { createModelCommands } from "../../../src/features/model-admin/create-model-commands.ts";
import { shouldPromote } from "../../../src/learning/retraining/should-promote.ts";
import { aCommunity, aTime } from "../../fakes.ts";

const lost = Array.from({ length: 40 }, (_, at) => ({
  scores: { role: { label: "tester", current: 1, candidate: at < 9 ? 0 : 1 } },
}));

const refused: ModelState = {
  version: "3",
  trainedAt: aTime,
  use: "stored",
  decision: shouldPromote({ texts: lost }),
  examples: { total: 50, fromFeedback: 9, fresh: 2, heldOut: 40 },
};
const current: ModelState = { version: "2", trainedAt: aTime - 2, promotedAt: aTime - 2, use: "current" };
const first: ModelState = { version: "1", trainedAt: aTime - 3, promotedAt: aTime - 3, use: "stored" };
const gone: ModelState = { version: "0", trainedAt: aTime - 4, promotedAt: aTime - 4, use: "deleted" };

function call(
  name: string,
  options: Readonly<Record<string, string>> = {},
  admin: Partial<ModelAdmin> = {},
  language = "en",
) {
  const models: ModelAdmin = {
    list: async () => [refused, current, first, gone],
    promote: async (_, to) => ({ from: "2", to }),
    rollBack: async () => ({ from: "2", to: "1" }),
    ...admin,
  };
  const community = aCommunity();
  const commands = createModelCommands({ communities: new Map([["lumen", { community }]]), models });
  const command = commands.find((one) => one.name === name)!;
  const person = { id: "mona", roleIds: [], isBot: false, language };
  const made = { name, options, person, at: aTime, platform: "web", community: "lumen", channel: "help" } as const;
  return { command, made, reply: () => command.handle(made) };
}

describe("/model", () => {
  it("GIVEN a refused training THEN the status names the model in use, the refusal and why, and the way back", async () => {
    const reply = await call("model status").reply();
    expect(reply.text).toMatch(/\*\*2\*\* is in use since 2026-01-15 09:29 UTC/);
    expect(reply.text).toMatch(/3, was refused.*would be worse.*Worse at: role .*Kept to go back to: 3, 1\./s);
    expect(reply).toMatchObject({
      visibility: "private",
      buttons: [{ action: { kind: "command", name: "model rollback" } }],
    });
  });

  it.each([
    ["en", "Rolled back from 2 to 1."],
    ["zh", "已从 2 回退到 1。"],
  ])("GIVEN a rollback by one who reads %s THEN it says from where to where", async (language, text) => {
    expect((await call("model rollback", {}, {}, language).reply()).text).toContain(text);
  });

  it("GIVEN no earlier model, a damaged or an unknown one THEN a friendly private word", async () => {
    const fail = (code: "not-found" | "model-mismatch") => async () => {
      throw new UsherError(code, "");
    };
    const none = await call("model rollback", {}, { rollBack: fail("not-found") }).reply();
    expect(none).toMatchObject({
      kind: "error",
      visibility: "private",
      text: "There is no earlier model to go back to.",
    });
    const damaged = await call("model promote", { version: "1" }, { promote: fail("model-mismatch") }).reply();
    expect(damaged.text).toMatch(/1 is damaged/);
    const unknown = await call("model promote", { version: "0" }).reply();
    expect(unknown.text).toBe("There is no model 0. There are: 3, 2, 1.");
  });

  it("GIVEN a version being typed THEN those that are kept are offered", async () => {
    const { command, made } = call("model promote", { version: "" });
    expect((await command.suggest?.(made, "version"))?.map(({ value }) => value)).toEqual(["3", "1"]);
    expect(command.permission).toBe("admin");
  });
});
