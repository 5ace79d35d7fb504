import { describe, expect, it } from "vitest";
import { renderMessage } from "../../doubles/slack/render-message.ts";
import type { SlackDouble } from "../../doubles/slack/slack-double.ts";
import type { Json } from "../../doubles/slack/state.ts";
import { everyCommand } from "../../every-command.ts";
import { aReply } from "../../fakes.ts";
import { aJudgement } from "../../judgements.ts";
import { serveBot } from "../../serve-bot.ts";
import { aSlackBot, aSlackCommunity, labelled, startSlack } from "./start-slack.ts";

/** Opens somebody's home page; gives it as they read it. */
async function open(slack: SlackDouble, user: string): Promise<string> {
  slack.people.openHome(user);
  await slack.until(() => slack.workspace.homes.has(user), "the home page");
  const blocks = slack.workspace.homes.get(user)?.blocks as readonly Json[];
  return renderMessage({ text: "", blocks }).join("\n");
}

/** The titles of the page's parts. */
function toTitles(page: string): readonly string[] {
  return [...page.matchAll(/^== (.*) ==$/gm)].flatMap(([, title]) => title ?? []);
}

describe("the home page", () => {
  it("GIVEN Usher's own commands THEN each finds what concerns them, and every command that they may call", async () => {
    const community = aSlackCommunity();
    const { bot, call, clock } = await serveBot({
      community,
      judge: () => aJudgement({ role: [["technical-supporter", 0.9]] }),
      commands: everyCommand,
    });
    const here = { platform: "slack", channel: "C0HELP" } as const;
    await call(
      "task create",
      "U0MONA",
      { title: "Write the guide", details: "How to deploy.", assignee: "U0TESS" },
      here,
    );
    const person = { id: "U0TESS", roleIds: ["S0SUPPORT"], isBot: false };
    await call("duty join", "U0TESS", { role: "technical-supporter" }, { ...here, person });
    const { slack, ask } = await startSlack({ bot, changes: { now: () => clock.now } });
    await ask("Where do I deploy it?");
    const [ada, tess, mona] = [await open(slack, "U0ADA"), await open(slack, "U0TESS"), await open(slack, "U0MONA")];
    const own = ["Duty", "Events", "Your tasks"];
    expect(toTitles(ada)).toEqual([...own, "What I understand"]);
    expect(toTitles(tess)).toEqual(["Waiting for you", ...own, "What I understand"]);
    expect(toTitles(mona)).toEqual([
      "Waiting for you",
      ...own,
      "Review queue",
      "This week's numbers",
      "What I understand",
    ]);
    expect(tess).toMatch(/You are on duty for:\s+•\s+\*Technical supporters\*/);
    expect(tess).toMatch(/\*T-1\* Write the guide/);
    expect(tess).toContain("technical-supporter: Where do I deploy it?");
    expect(ada).not.toMatch(/T-1|Where do I deploy it/);
    const callable = [ada, tess, mona].map((page) => [
      /^`\/task mine`/m.test(page),
      /^`\/faq edit`/m.test(page),
      /^`\/usher drafts approve`/m.test(page),
      /^`\/usher model promote`/m.test(page),
    ]);
    expect(callable).toEqual([
      [true, false, false, false],
      [true, true, false, false],
      [true, true, true, false],
    ]);
  });

  it("GIVEN declared parts THEN those the person may see are shown, then all commands; a press there works and renews it", async () => {
    const tasks = aReply({
      questionId: "question-1",
      text: "Nothing is open.",
      buttons: [{ label: "Why?", action: { kind: "why" }, style: "secondary" }],
    });
    const declared = { description: "Lists", options: [], permission: "everyone" } as const;
    const bot = aSlackBot({
      commands: [
        { ...declared, name: "task mine", home: { title: "My open tasks" }, handle: async () => tasks },
        {
          ...declared,
          name: "list",
          home: { title: "Broken" },
          handle: async () => aReply({ kind: "error", text: "no" }),
        },
      ],
    });
    const { slack } = await startSlack({ bot });
    slack.people.openHome("U0ADA");
    await slack.until(() => slack.workspace.homes.has("U0ADA"), "the home page");
    const page = JSON.stringify(slack.workspace.homes.get("U0ADA"));
    expect(page).toContain("My open tasks");
    expect(page).not.toContain("Broken");
    await slack.interactions.pressAtHome(slack.workspace, "U0ADA", labelled("Why?"));
    await slack.until(() => slack.calls("views.publish").length === 2, "the renewed page");
    expect(bot.clicks).toHaveLength(1);
    expect(slack.answers("D0ADA")).toHaveLength(1);
  });
});
