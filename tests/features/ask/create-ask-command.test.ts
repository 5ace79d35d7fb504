import { expect, it } from "vitest";
import { createAskCommand } from "../../../src/features/ask/create-ask-command.ts";
import { aTime, countedIds, fakeBot } from "../../fakes.ts";

it("GIVEN /ask THEN the question goes to the bot as addressed to it, each time as a new message", async () => {
  const bot = fakeBot();
  const ask = createAskCommand({ handleMessage: bot.handleMessage, newId: countedIds("call") });
  const call = {
    platform: "web",
    community: "lumen",
    channel: "lounge",
    name: "ask",
    options: { question: "why does it overfit" },
    person: { id: "ann", roleIds: [], isBot: false },
    at: aTime,
  } as const;
  expect(await ask.handle(call)).toMatchObject({ kind: "answer" });
  await ask.handle({ ...call, thread: "t1" });
  expect(bot.messages).toMatchObject([
    { messageId: "call-1", addressed: true, text: "why does it overfit", author: { id: "ann" }, sentAt: aTime },
    { messageId: "call-2", thread: "t1" },
  ]);
});
