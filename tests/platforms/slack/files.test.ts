import { describe, expect, it } from "vitest";
import type { SlackDouble } from "../../doubles/slack/slack-double.ts";
import { aReply } from "../../fakes.ts";
import { aSlackBot, startSlack } from "./start-slack.ts";

const rows = Array.from({ length: 200 }, (_, at) => `- the question with the number ${at}`).join("\n");
const attachment = { name: "faq.yaml", mediaType: "application/yaml", text: rows };

async function ask(before: (slack: SlackDouble) => void, visibility: "public" | "private" = "public") {
  const reply = () => aReply({ text: "Here it is.", attachment, visibility });
  const running = await startSlack({ bot: aSlackBot({ reply }), before });
  const { slack } = running;
  const { ts } = slack.people.post("C0HELP", "U0ADA", "Give me all you know");
  return { ...running, ts };
}

describe("files on Slack", () => {
  it("GIVEN no right to upload THEN the file's text follows in a block of code, cut with a word", async () => {
    const { slack, ts } = await ask(({ workspace }) => workspace.scopes.delete("files:write"));
    await slack.until(() => slack.answers("C0HELP", ts).length === 2, "reply and text");
    const [, text] = slack.answers("C0HELP", ts).map((message) => message.text);
    expect(text).toMatch(/faq\.yaml[^\n]*\n+```\n- the question with the number 0\n/);
    expect(text).toMatch(/```\n\nThe rest is cut off here\.$/);
    expect(text!.length).toBeLessThan(3000);
  });

  it("GIVEN Slack fails after it shared the file THEN a look at the thread tells, and it is there once", async () => {
    const { slack, ts, bot } = await ask(({ faults }) =>
      faults.add("files.completeUploadExternal", { kind: "status", status: 502, when: "after" }),
    );
    await slack.until(() => slack.answers("C0HELP", ts).length === 2, "reply and file");
    await expect.poll(() => bot.confirmed.length).toBe(1);
    expect(slack.answers("C0HELP", ts).flatMap(({ files = [] }) => files.map(({ name }) => name))).toEqual([
      "faq.yaml",
    ]);
    expect(slack.answers("C0HELP", ts)).toHaveLength(2);
  });

  it("GIVEN a private reply THEN its file goes to the person's own conversation, and the reply says so", async () => {
    const { slack } = await ask(() => {}, "private");
    const shown = () => slack.workspace.channels.get("C0HELP")!.ephemeral;
    await slack.until(() => shown().length > 0, "the private reply");
    expect(JSON.stringify(shown()[0])).toContain("The file faq.yaml is in our direct messages.");
    expect(slack.answers("D0ADA").flatMap(({ files = [] }) => files.map(({ name }) => name))).toEqual(["faq.yaml"]);
    expect(slack.answers("C0HELP")).toEqual([]);
  });
});
