import { setTimeout as sleep } from "node:timers/promises";
import type { App, types } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import type { Fault } from "../../doubles/slack/faults.ts";
import { startNaive } from "./start-naive.ts";
import { aHold } from "./start-slack.ts";

/** Answers in the thread. */
function answer(app: App): void {
  app.message(async ({ message, say }) => void (await say({ text: "Because.", thread_ts: message.ts })));
}

const serverError: Fault = { kind: "status", status: 500, when: "before" };
const plain = (text: string) => ({ type: "plain_text", text }) as const;
const section = (text: string): types.SectionBlock => ({ type: "section", text: plain(text) });

/** What becomes of a bot that posts as tutorials do; after the semicolon what the platform's own tests hold Usher to. */
describe("a bot that trusts each post", () => {
  it.each<[string, Fault]>([
    ["a 502", { kind: "status", status: 502, when: "after" }],
    ["a reset", { kind: "reset", when: "after" }],
  ])("answers twice GIVEN %s after the message was made; Usher looks at the thread first", async (_, fault) => {
    const { slack, ask } = await startNaive({ listen: answer });
    slack.faults.add("chat.postMessage", fault);
    ask("why?");
    await slack.until(() => slack.answers("C0HELP").length === 2, "the second answer");
  });

  it("loses an answer that Slack failed to take before a restart; Usher sends it then", async () => {
    const first = await startNaive({ listen: answer });
    first.slack.faults.add("chat.postMessage", serverError, serverError, serverError);
    first.ask("why?");
    await first.slack.until(() => first.slack.faults.met === 1, "the failed post");
    const { workspace } = first.slack;
    await first.stop();
    const { slack, ask } = await startNaive({ listen: answer, double: { workspaces: [workspace] } });
    ask("and why?");
    await slack.until(() => slack.answers("C0HELP").length > 0, "the answer to what is asked later");
    expect(slack.answers("C0HELP")).toHaveLength(1);
  });

  it("lets a form wait behind a post that Slack holds back, and its trigger expire; Usher's forms and posts do not wait for each other", async () => {
    const { slack, ask, call, faults } = await startNaive({
      double: { triggerLife: 300 },
      listen(app) {
        answer(app);
        app.command("/ask", async ({ ack, body, client }) => {
          await ack();
          const blocks = [section("What do you want to know?")];
          await client.views.open({
            trigger_id: body.trigger_id,
            view: { type: "modal", title: plain("Ask"), blocks },
          });
        });
      },
    });
    slack.faults.add("chat.postMessage", { kind: "status", status: 429, retryAfter: 1, when: "before" });
    ask("why?");
    await slack.until(() => slack.faults.met === 1, "the refused post");
    await call("/ask");
    await expect.poll(() => faults.join(), { timeout: 5000 }).toMatch(/expired_trigger_id/);
    expect(slack.workspace.modals.size).toBe(0);
  });

  it("waits for a Slack that does not answer as long as that takes; Usher gives up and looks at the thread", async () => {
    let ended = "still waiting";
    const { slack, ask } = await startNaive({
      listen: (app) =>
        app.message(async ({ say }) => {
          await say("Because.").finally(() => {
            ended = "done";
          });
        }),
    });
    const { until, release } = aHold();
    slack.faults.add("chat.postMessage", { kind: "hold", until });
    ask("why?");
    await expect.poll(() => slack.faults.met).toBe(1);
    // Twenty times what Usher's own test waits before it gives up.
    await sleep(1000);
    expect(ended).toBe("still waiting");
    release();
    await expect.poll(() => ended).toBe("done");
  });

  it.each<[string, string, readonly types.KnownBlock[] | undefined, RegExp]>([
    ["51 blocks", "x", Array.from({ length: 51 }, () => section("x")), /invalid_blocks/],
    ["a section of 3001 characters", "x", [section("x".repeat(3001))], /invalid_blocks/],
    ["an empty section", "x", [section("")], /invalid_blocks/],
    ["a text of 40 001 characters", "x".repeat(40_001), undefined, /msg_too_long/],
  ])("says %s, and nobody hears it; Usher splits, and falls back to text", async (_, text, blocks, refusal) => {
    const { slack, ask, faults } = await startNaive({
      listen: (app) =>
        app.message(async ({ say }) => void (await say({ text, ...(blocks && { blocks: [...blocks] }) }))),
    });
    ask("why?");
    await expect.poll(() => faults.join()).toMatch(refusal);
    expect(slack.answers("C0HELP")).toEqual([]);
  });

  it.each(["not_in_channel", "is_archived", "channel_not_found"])(
    "fails with %s at each question anew, and no asker hears of it; Usher logs it once, and tells the asker",
    async (error) => {
      const { slack, ask, faults } = await startNaive({ listen: answer });
      const fault: Fault = { kind: "error", error, when: "before" };
      slack.faults.add("chat.postMessage", fault, fault);
      ask("why?");
      ask("why, I said?");
      await expect.poll(() => faults).toHaveLength(2);
      expect(faults.join()).toContain(error);
      expect(slack.workspace.channels.has("D0ADA")).toBe(false);
    },
  );

  it("responds a sixth time, and the word is lost; Usher shows it in the thread", async () => {
    const { slack, call, faults } = await startNaive({
      listen: (app) =>
        app.command("/ask", async ({ ack, respond }) => {
          await ack();
          for (const word of ["1", "2", "3", "4", "5", "6"]) await respond(word);
        }),
    });
    await call("/ask");
    await expect.poll(() => faults).toHaveLength(1);
    expect(slack.responseUrls.responses).toHaveLength(5);
    expect(slack.answers("C0HELP")).toEqual([]);
  });

  it("responds too late, and the word is lost; Usher shows it in the thread", async () => {
    const thought = aHold();
    const { slack, call, faults } = await startNaive({
      listen: (app) =>
        app.command("/ask", async ({ ack, respond }) => {
          await ack();
          await thought.until;
          await respond("At last.");
        }),
    });
    await call("/ask");
    slack.responseUrls.expire();
    thought.release();
    await expect.poll(() => faults).toHaveLength(1);
    expect(slack.responseUrls.responses).toEqual([]);
    expect(slack.workspace.channels.get("C0HELP")?.ephemeral).toEqual([]);
  });

  it("thinks before it opens a form, and cannot; Usher opens it first and fills it then", async () => {
    const { slack, call, faults } = await startNaive({
      double: { triggerLife: 50 },
      listen: (app) =>
        app.command("/ask", async ({ ack, body, client }) => {
          await ack();
          await sleep(100);
          const view = { type: "modal", title: plain("Ask"), blocks: [section("Well?")] } as const;
          await client.views.open({ trigger_id: body.trigger_id, view: { ...view, blocks: [...view.blocks] } });
        }),
    });
    await call("/ask");
    await expect.poll(() => faults.join()).toMatch(/expired_trigger_id/);
    expect(slack.workspace.modals.size).toBe(0);
  });
});
