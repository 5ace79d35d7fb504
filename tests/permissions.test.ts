import { expect, it } from "vitest";
import { describeChatCommands } from "../src/commands/serving/list-chat-commands.ts";
import type { Permission } from "../src/core/command/command.ts";
import { everyCommand } from "./every-command.ts";
import { aCommunity } from "./fakes.ts";
import { serveBot } from "./serve-bot.ts";

/** Who may call what at the least. A command that has no line here is not let in. */
const expected: Readonly<Record<string, Permission>> = {
  ask: "everyone",
  why: "everyone",
  queue: "helper",
  numbers: "moderator",
  solved: "everyone",
  reopen: "everyone",
  correct: "everyone",
  mute: "everyone",
  unmute: "everyone",
  "privacy status": "everyone",
  "privacy export": "everyone",
  "privacy delete": "everyone",
  "privacy opt-out": "everyone",
  "privacy opt-in": "everyone",
  "faq search": "everyone",
  "faq show": "everyone",
  "faq add": "helper",
  "faq adopt": "moderator",
  "faq edit": "helper",
  "faq alias": "helper",
  "faq remove": "moderator",
  "faq history": "helper",
  "faq revert": "moderator",
  "faq import": "moderator",
  "faq export": "helper",
  timezone: "everyone",
  "kudos give": "everyone",
  "kudos show": "everyone",
  "kudos opt-out": "everyone",
  "kudos opt-in": "everyone",
  calendar: "everyone",
  "duty show": "everyone",
  "duty who": "everyone",
  "duty join": "helper",
  "duty leave": "helper",
  "duty away": "helper",
  "duty swap": "helper",
  "duty answer": "helper",
  "event create": "helper",
  "event list": "everyone",
  "event show": "everyone",
  "event rsvp": "everyone",
  "event cancel": "helper",
  "event recap": "helper",
  "drafts list": "moderator",
  "drafts show": "moderator",
  "drafts approve": "moderator",
  "drafts edit": "moderator",
  "drafts decline": "moderator",
  audit: "moderator",
  "review request": "everyone",
  "review list": "everyone",
  "review show": "everyone",
  "review take": "everyone",
  "review done": "everyone",
  "review changes": "everyone",
  "review ready": "everyone",
  "review decline": "everyone",
  "review cancel": "everyone",
  "review login": "everyone",
  "task create": "helper",
  // Who may do what with which task is decided by the task: tests/features/tasks/rights.test.ts.
  "task assign": "everyone",
  "task claim": "everyone",
  "task release": "everyone",
  "task move": "everyone",
  "task sort": "everyone",
  "task due": "everyone",
  "task depend": "everyone",
  "task comment": "everyone",
  "task list": "everyone",
  "task mine": "everyone",
  "task show": "everyone",
  "task done": "everyone",
  "task reopen": "everyone",
  "model status": "moderator",
  "model rollback": "moderator",
  "model promote": "admin",
};

/** People by their standing, and the permissions each has; whoever asked has no more than others. */
const people: Readonly<Record<string, readonly Permission[]>> = {
  member: ["everyone"],
  asker: ["everyone"],
  tess: ["everyone", "helper"],
  mona: ["everyone", "helper", "moderator"],
  ada: ["everyone", "helper", "moderator", "admin"],
};

const commands = await describeChatCommands();
const table = commands.flatMap(({ name }) =>
  Object.entries(people).map(([person, permissions]) => {
    const needed = expected[name];
    return [name, person, needed !== undefined && permissions.includes(needed)] as const;
  }),
);

const platform = { channels: [{ id: "help", mode: "auto" }], defaultMode: "off", moderators: ["mona"] } as const;
const community = aCommunity({ platforms: { web: { ...platform, admins: ["ada"] } } });

it("has a line for every command, and no other", () => {
  expect(Object.keys(expected).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
});

it.each(table)(
  "GIVEN /%s called by %s THEN allowed is %s, and so are its form and its suggestions",
  async (name, person, isAllowed) => {
    const served = await serveBot({
      community,
      commands: (context) =>
        everyCommand(context).map((command) => ({
          ...command,
          handle: async () => ({ kind: "notice", language: "en", text: "done", buttons: [], visibility: "private" }),
          suggest: async () => [{ label: "offered", value: "offered" }],
          prefill: async () => ({ field: "filled" }),
        })),
    });
    await served.ask("what is this", "asker");
    const call = {
      platform: "web",
      community: "lumen",
      channel: "help",
      name,
      options: {},
      person: { id: person, roleIds: [], isBot: false },
      at: 0,
    } as const;
    const { kind } = await served.bot.handleForm(call);
    expect({
      call: (await served.bot.handleCommand(call)).text,
      form: kind,
      offered: (await served.bot.handleTyping(call, "any")).length,
    }).toEqual(
      isAllowed
        ? { call: "done", form: "fields", offered: 1 }
        : { call: "You may not do this here. Ask a moderator.", form: "refused", offered: 0 },
    );
  },
);
