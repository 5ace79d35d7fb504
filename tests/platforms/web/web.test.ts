import type { Reply } from "../../../src/core/reply/reply.ts";
import { webAbilities } from "../../../src/platforms/web/abilities.ts";
import { aReply } from "../../fakes.ts";
import { describePlatform, type PlatformDouble } from "../contract.ts";
import { aWebPlatform, get, post } from "./start-web.ts";

describePlatform("web", webAbilities, makeDouble, { announces: false, takesBytes: false });

/** A browser: what it was answered is what people see; a repeated answer shows nothing new. */
async function makeDouble(): Promise<PlatformDouble> {
  const platform = aWebPlatform();
  const shown = new Map<string, Reply & { questionId: string }>();
  const show = (key: string, reply: (Reply & { questionId: string }) | undefined) => {
    if (reply) shown.set(key, reply);
  };
  const call = async (name: string, options: object, more: object = {}) => {
    await post(platform, "/api/commands", { name, options, author: "ada", channel: "help", ...more });
  };
  const write = async (text: string, more: object = {}) => {
    const { json } = await post(platform, "/api/messages", { channel: "help", author: "ada", text, ...more });
    show(text, json.reply);
  };
  return {
    platform,
    deliver: async ({ messageId, text }) => {
      const body = { channel: "help", author: "ada", text, messageId };
      const { json } = await post(platform, "/api/messages", body);
      show(messageId, json.error ? { ...aReply({ text: json.error.message }), questionId: "" } : json.reply);
    },
    press: async (label) => {
      const last = [...shown.values()].at(-1)!;
      const { action } = last.buttons.find((button) => button.label === label)!;
      const [path, body] =
        action.kind === "command"
          ? ["/api/commands", { name: action.name, options: action.options, author: "ada", channel: "help" }]
          : ["/api/clicks", { questionId: last.questionId, author: "ada", action }];
      show(`${last.questionId} ${label}`, (await post(platform, path, body)).json.reply);
    },
    callWithFile: async (name, option, { contents }) => {
      const body = { name, options: { [option]: contents.toString() }, author: "ada", channel: "help" };
      const { json } = await post(platform, "/api/commands", body);
      show(name, json.error ? { ...aReply({ text: json.error.message }), questionId: "" } : json.reply);
    },
    attached: () => [...shown.values()].flatMap(({ attachment }) => attachment ?? []),
    sent: () => [...shown.values()].map((reply) => JSON.stringify(reply)),
    findExcess: () => undefined,
    drives: {
      commands: () => call("echo", { text: "hello" }),
      autocomplete: async () => {
        const body = { name: "note", option: "question", options: { question: "au" }, author: "ada", channel: "help" };
        const { choices } = (await post(platform, "/api/suggestions", body)).json;
        return choices.map((choice) => (choice as { readonly label: string }).label);
      },
      forms: () => call("note", { question: "q1", note: "so" }),
      "message menus": () => call("point", {}, { target: { messageId: "m1", author: "ada", text: "Look here" } }),
      "private replies": async () => {
        await write("Am I alone?");
        return [(await get(platform, "/api/announcements?author=ben&channel=help")).text];
      },
      threads: () => write("More of it", { thread: "m1" }),
      "state marks": async () => {
        await write("Is it solved?");
        return [...shown.values()].flatMap(({ state }) => state ?? []);
      },
    },
    close: async () => {},
  };
}
