import { describe, expect, it } from "vitest";
import { aReply } from "../fakes.ts";
import { aFile, aStore } from "./a-store.ts";
import { aRecord, aTurn } from "./records.ts";

describe("outbox", () => {
  it("GIVEN open entries THEN gives the platform's, in the order they were promised, with what is needed to send them", async () => {
    const file = aFile();
    const before = await aStore(file);
    await before.questions.record(aRecord("q3", { thread: "t1" }, aTurn(0, { decidedAt: 3 })));
    await before.questions.record(aRecord("q1", {}, aTurn(0, { decidedAt: 1 })));
    await before.questions.record(aRecord("q2", {}, aTurn(0, { decidedAt: 1 })));
    await before.questions.record(aRecord("q4", { platform: "terminal" }));
    await before.close();
    const store = await aStore(file);
    const open = await store.outbox.findOpen("web");
    expect(open.map(({ messageId }) => messageId)).toEqual(["m-q1", "m-q2", "m-q3"]);
    expect(open[2]).toEqual({
      platform: "web",
      community: "c1",
      channel: "help",
      thread: "t1",
      messageId: "m-q3",
      reply: aReply({ questionId: "q3", outboxId: "o-c1-q3" }),
    });
  });

  it("GIVEN a sent entry THEN it is closed for good and its reply stays", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1"));
    await store.outbox.close("o-c1-q1", "sent-1", 50);
    await store.outbox.close("o-c1-q1", "sent-2", 60);
    await store.outbox.close("unknown", "sent-3", 70);
    expect(await store.outbox.findOpen("web")).toEqual([]);
    expect(await store.outbox.findReply("c1", "q1", 0)).toEqual(aReply({ questionId: "q1", outboxId: "o-c1-q1" }));
  });

  it("GIVEN an entry that can never be sent THEN it is closed", async () => {
    const store = await aStore();
    for (const id of ["q1", "q2"]) await store.questions.record(aRecord(id));
    await store.outbox.fail("o-c1-q1", "no-permission", 50);
    expect((await store.outbox.findOpen("web")).map(({ messageId }) => messageId)).toEqual(["m-q2"]);
  });

  it("GIVEN nothing to say THEN there is no reply", async () => {
    const store = await aStore();
    const { outbox: _, ...silent } = aRecord("q1");
    await store.questions.record(silent);
    expect(await store.outbox.findOpen("web")).toEqual([]);
    expect(await store.outbox.findReply("c1", "q1", 0)).toBeUndefined();
    expect(await store.outbox.findReply("c1", "q1", 1)).toBeUndefined();
  });
});
