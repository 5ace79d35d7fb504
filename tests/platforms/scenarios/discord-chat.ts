import type { Community } from "../../../src/core/community.ts";
import { createDiscordPlatform } from "../../../src/platforms/discord/platform.ts";
import { setScene } from "../../doubles/discord/conversation.ts";
import { openDiscordDouble } from "../../doubles/discord/discord-double.ts";
import type { MessageState } from "../../doubles/discord/state.ts";
import { silentLog } from "../../fakes.ts";
import { quickDelays } from "../discord/stage.ts";
import type { Chat, Said, Shown, Somebody } from "./chat.ts";
import type { Usher } from "./open-usher.ts";

/** Discord's double with the real discord.js client, and Usher behind it. */
export async function openDiscordChat(
  community: Community,
  open: (community: Community) => Promise<Usher>,
): Promise<{ readonly chat: Chat; readonly usher: Usher }> {
  const double = await openDiscordDouble();
  const scene = setScene(double, community);
  const { ada, ben, helper, moderator, help } = scene;
  const people = { ada, ben, cora: helper, mona: moderator };
  const usher = await open(scene.community);
  const platform = createDiscordPlatform({
    token: double.token,
    apiUrl: double.apiUrl,
    communities: [scene.community],
    log: silentLog,
    fail: () => {},
    now: Date.now,
    retryDelays: quickDelays,
  });
  await platform.start(usher.bot);
  await usher.announcer.connect([platform]);
  const act = async (work: () => unknown) => {
    const done = usher.next();
    work();
    await done;
  };
  const nativeOf = (said: Said) => said.native as MessageState;
  const findThread = (said: Said) => double.until("the thread", () => double.state.channels.get(nativeOf(said).id));
  const chat: Chat = {
    async says(person, text, under) {
      const channel = under ? await findThread(under) : help;
      let native: MessageState | undefined;
      await act(() => {
        native = people[person].says(channel, text);
      });
      return { text, native };
    },
    shows: (words, under) =>
      double.until(`"${words}" from Usher`, () =>
        double
          .messagesIn(nativeOf(under).id)
          .filter(({ authorId, onlyFor }) => authorId === double.botId && onlyFor === undefined)
          .map(toShown)
          .find(({ text }) => text.includes(words)),
      ),
    presses: (person, shown, label) => act(() => people[person].presses(shown.native as MessageState, label)),
    chooses: (person, said, title) => act(() => people[person].opensMenu(nativeOf(said), title)),
    reacts: (person: Somebody, said, emoji) => act(() => people[person].reacts(nativeOf(said), emoji)),
    takesBack: (person, said, emoji) => act(() => people[person].takesBack(nativeOf(said), emoji)),
    async close() {
      await platform.stop();
      await double.close();
      await usher.store.close();
    },
  };
  return { chat, usher };
}

function toShown(native: MessageState): Shown {
  const { content, embeds, components } = native;
  const parts = embeds.flatMap(({ title, url, description, footer }) => [title, url, description, footer?.text]);
  const rows = components as readonly { readonly components: readonly { readonly label?: string }[] }[];
  return {
    text: [content, ...parts].filter(Boolean).join("\n"),
    labels: rows.flatMap((row) => row.components.flatMap(({ label }) => label ?? [])),
    native,
  };
}
