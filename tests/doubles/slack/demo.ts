import type { Community } from "../../../src/core/community.ts";
import type { Bot } from "../../../src/core/ports/bot.ts";
import type { Log } from "../../../src/core/ports/log.ts";
import { toMenuId } from "../../../src/platforms/slack/menu-id.ts";
import { createSlackPlatform } from "../../../src/platforms/slack/platform.ts";
import { subscriptions, toScopes } from "../../../src/platforms/slack/web-methods.ts";
import { renderMessage } from "./render-message.ts";
import { appToken, type SlackDouble, startSlackDouble } from "./slack-double.ts";
import type { Json, SlackMessage } from "./state.ts";

export interface DemoOptions {
  /** Serves `community`. */
  readonly bot: Bot;
  /** Names the workspace T0LUMEN with C0HELP (auto) and C0LOUNGE (mention) on Slack. */
  readonly community: Community;
  readonly log: Log;
  print(line: string): void;
}

/** One turn of the scripted conversation. */
export type Turn =
  | { readonly kind: "say"; readonly channel: "help" | "lounge"; readonly text: string }
  /** Presses the first button that has one of these words, on the latest reply. */
  | { readonly kind: "press"; readonly label: RegExp }
  /** Somebody answers in the thread of the last question. */
  | { readonly kind: "answer"; readonly text: string }
  /** The asker opens the menu of that answer and chooses the entry, where the bot has it. */
  | { readonly kind: "menu"; readonly title: string }
  /** The platform delivers the last message once more. */
  | { readonly kind: "repeat" }
  | { readonly kind: "command"; readonly line: string };

/** What happens in the demonstration; nothing in it is Slack's alone. */
export const conversation: readonly Turn[] = [
  { kind: "say", channel: "help", text: "My training loss falls but validation loss rises, is that overfitting?" },
  { kind: "repeat" },
  { kind: "press", label: /Why/ },
  { kind: "press", label: /solved/ },
  { kind: "say", channel: "help", text: "thanks!" },
  { kind: "say", channel: "help", text: "Should I quantise to int8 or int4? <!channel> please help" },
  { kind: "press", label: /quanti/i },
  {
    kind: "say",
    channel: "help",
    text: "My validation loss goes up on the augmented images only, is that overfitting?",
  },
  { kind: "press", label: /Not it|None of these/ },
  { kind: "answer", text: "Your validation set leaks into the augmentation step; split first, then augment." },
  { kind: "menu", title: "Mark as correct answer" },
  {
    kind: "say",
    channel: "help",
    text: "My validation loss goes up, but on augmented images only: is this overfitting?",
  },
  { kind: "say", channel: "lounge", text: "who can review how we deploy this?" },
  { kind: "say", channel: "lounge", text: "<@usher> how do we deploy this with Kubernetes?" },
  { kind: "command", line: "/usher" },
];

/** Plays the conversation on a Slack of its own on loopback, through the real Bolt, and prints what people see. */
export async function playSlackDemo({ bot, community, log, print }: DemoOptions): Promise<void> {
  const slack = await startSlackDouble({ scopes: toScopes(), subscriptions: Object.keys(subscriptions) });
  const watched = watch(bot, () => slack.state.changes.emit("changed"));
  let id = 0;
  const platform = createSlackPlatform({
    mode: "socket",
    botToken: slack.workspace.botToken,
    appToken,
    apiUrl: slack.apiUrl,
    communities: [community],
    log,
    fail: (error) => print(error.message),
    now: Date.now,
    newId: () => `demo-${++id}`,
    pace: 0,
  });
  await platform.start(watched.bot);
  const shown = { posts: 0, responses: 0 };
  for (const turn of conversation) {
    const before = { ...watched.count };
    const said = shown.posts + shown.responses;
    const expected = await play(slack, turn, { bot, print });
    await slack.until(
      () => watched.count.heard >= before.heard + expected.heard,
      `the bot hears ${JSON.stringify(turn)}`,
    );
    const replies = watched.count.replies - before.replies + expected.help;
    await slack.until(
      () => findPosts(slack).length + slack.responseUrls.responses.length >= said + replies,
      "its replies",
    );
    for (const post of findPosts(slack).slice(shown.posts)) print(post);
    for (const { body } of slack.responseUrls.responses.slice(shown.responses)) print(render(body, true));
    shown.posts = findPosts(slack).length;
    shown.responses = slack.responseUrls.responses.length;
  }
  await platform.stop();
  await slack.stop();
}

/** Gives how often the bot must hear of it, and how often the platform itself replies. */
async function play(
  slack: SlackDouble,
  turn: Turn,
  { bot, print }: Pick<DemoOptions, "bot" | "print">,
): Promise<{ readonly heard: number; readonly help: number }> {
  const { workspace, people, interactions } = slack;
  switch (turn.kind) {
    case "say": {
      const id = turn.channel === "help" ? "C0HELP" : "C0LOUNGE";
      print(`#${turn.channel} ada: ${turn.text}`);
      people.post(id, "U0ADA", turn.text.replace("<@usher>", `<@${workspace.botUserId}>`));
      return { heard: 1, help: 0 };
    }
    case "answer": {
      const question = findMessages(slack).findLast(
        ({ botId, threadTs }) => botId === undefined && threadTs === undefined,
      );
      print(`    tess answers in the thread: ${turn.text}`);
      people.post("C0HELP", "U0TESS", turn.text, question ? { threadTs: question.ts } : {});
      return { heard: 1, help: 0 };
    }
    case "menu": {
      const command = bot.commands.find(({ menu }) => menu?.title === turn.title);
      const message = findMessages(slack).findLast(({ botId }) => botId === undefined);
      if (!command || !message) return { heard: 0, help: 0 };
      print(`    ada opens the answer's menu and chooses "${turn.title}"`);
      await interactions.menu(workspace, "U0ADA", message, toMenuId(command));
      return { heard: 1, help: 0 };
    }
    case "repeat":
      print("    (the same event is delivered again)");
      await slack.events.repeat(slack.events.payloads[0] as Json, 1);
      return { heard: 0, help: 0 };
    case "command": {
      print(`#help ada: ${turn.line}`);
      const channel = workspace.channels.get("C0HELP");
      if (channel) await interactions.command(workspace, "U0ADA", channel, turn.line);
      return { heard: 0, help: 1 };
    }
    case "press": {
      const isWanted = ({ text }: Json) => turn.label.test(String((text as Json | undefined)?.text));
      const reply = slack.answers("C0HELP").at(-1);
      const elements = (reply?.blocks ?? []).flatMap((block) => (block.elements as Json[] | undefined) ?? []);
      const wanted = elements.find(isWanted);
      if (!reply || !wanted) return { heard: 0, help: 0 };
      print(`    ada presses [${String((wanted.text as Json).text)}]`);
      await interactions.press(workspace, "U0ADA", reply, isWanted);
      return { heard: 1, help: 0 };
    }
  }
}

function findMessages({ workspace }: SlackDouble): readonly SlackMessage[] {
  return workspace.channels.get("C0HELP")?.messages ?? [];
}

/** What Usher posted, in order. */
function findPosts({ state }: SlackDouble): readonly string[] {
  return state.calls
    .filter(({ method, answer }) => answer?.ok === true && /^chat.post/.test(method))
    .map(({ method, args }) => render(args, method === "chat.postEphemeral"));
}

function render(message: Json, isPrivate: boolean): string {
  const lines = renderMessage(message as unknown as SlackMessage);
  const mark = isPrivate ? "    usher, to ada alone |" : "    usher |";
  return lines.map((line) => `${mark} ${line}`.trimEnd()).join("\n");
}

/** The bot, counting what it hears and what it replies to. */
function watch(bot: Bot, changed: () => void) {
  const count = { heard: 0, replies: 0 };
  const counted = async <Result>(work: Promise<Result>): Promise<Result> => {
    const result = await work;
    count.heard += 1;
    if (result !== undefined) count.replies += 1;
    changed();
    return result;
  };
  const watched: Bot = {
    ...bot,
    handleMessage: (message) => counted(bot.handleMessage(message)),
    handleFeedback: (click) => counted(bot.handleFeedback(click)),
    handleCommand: (call) => counted(bot.handleCommand(call)),
  };
  return { bot: watched, count };
}
