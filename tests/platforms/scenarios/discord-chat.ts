import type { Channel, Community } from "../../../src/core/community/community.ts";
import { createDiscordPlatform } from "../../../src/platforms/discord/platform.ts";
import { setScene } from "../../doubles/discord/conversation.ts";
import { openDiscordDouble } from "../../doubles/discord/discord-double.ts";
import type { ChannelState, DiscordState, MessageState } from "../../doubles/discord/state.ts";
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
  const { ada, ben, helper, moderator, help, guild } = scene;
  const rooms = {
    help,
    shy: guild.addChannel("shy"),
    lounge: guild.addChannel("lounge"),
    core: guild.addChannel("core", { denied: ["viewChannel"], botMay: ["viewChannel"] }),
  };
  const people = { ada, ben, cora: helper, mona: moderator };
  const served = withRooms(scene.community, [
    { id: rooms.shy.id, mode: "suggest" },
    { id: rooms.core.id, mode: "auto" },
  ]);
  const usher = await open(served);
  const platform = createDiscordPlatform({
    token: double.token,
    apiUrl: double.apiUrl,
    communities: [served],
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
  const read = (native: MessageState) => toShown(double.state.users, native);
  const nativeOf = (said: Said) => said.native as MessageState;
  const findThread = (said: Said) => double.until("the thread", () => double.state.channels.get(nativeOf(said).id));
  const sayIn = async (channel: ChannelState, person: Somebody, text: string): Promise<Said> => {
    let native: MessageState | undefined;
    await act(() => {
      native = people[person].says(channel, text);
    });
    return { text, native };
  };
  const isShownTo = (person: Somebody, { authorId, onlyFor, channelId }: MessageState) => {
    const isTheirs = double.state.channels.get(channelId)?.recipientId === people[person].id;
    return authorId === double.botId && (onlyFor === people[person].id || isTheirs);
  };
  const findAlone = (words: string, person: Somebody) =>
    double.until(`"${words}" for ${person} alone`, () =>
      [...double.state.channels.values()]
        .flatMap(({ messages }) => messages.filter((message) => isShownTo(person, message)))
        .map(read)
        .find(({ text }) => text.includes(words)),
    );
  const chat: Chat = {
    saysIn: (room, person, text) => sayIn(rooms[room], person, text),
    mentions: (person, text) => sayIn(rooms.lounge, person, `<@${double.botId}> ${text}`),
    whispers: (person, text) => sayIn(double.world.openDirect(people[person].id), person, text),
    edits: (person, said, text) => act(() => people[person].edits(nativeOf(said), text)),
    deletes: (person, said) => act(() => people[person].deletes(nativeOf(said))),
    showsAlone: findAlone,
    tells: findAlone,
    async notes(person, typed, note) {
      const typing = people[person].types(help, "note", "question", typed);
      const offered = await double.until("the choices", () => typing.choices());
      const opened = people[person].calls(help, "note", { question: offered[0]?.value ?? "" });
      await double.until("the form", () => opened.acknowledgedAfter() !== undefined);
      await act(() => people[person].submits(opened, { note }));
      return offered.map(({ name }) => name);
    },
    async says(person, text, under) {
      return sayIn(under ? await findThread(under) : help, person, text);
    },
    shows: (words, under) =>
      double.until(`"${words}" from Usher`, () =>
        double
          .messagesIn(nativeOf(under).id)
          .filter(({ authorId, onlyFor }) => authorId === double.botId && onlyFor === undefined)
          .map(read)
          .find(({ text }) => text.includes(words)),
      ),
    presses: (person, shown, label) => act(() => people[person].presses(shown.native as MessageState, label)),
    chooses: (person, said, title) => act(() => people[person].opensMenu(nativeOf(said), title)),
    async fills(person, said, title, values) {
      const opened = people[person].opensMenu(nativeOf(said), title);
      await double.until("the form", () => opened.acknowledgedAfter() !== undefined);
      await act(() => people[person].submits(opened, values));
    },
    calls: (person, command, values) => act(() => people[person].calls(help, command, values)),
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

function withRooms(community: Community, rooms: readonly Channel[]): Community {
  const { discord } = community.platforms;
  if (!discord) return community;
  return {
    ...community,
    platforms: { ...community.platforms, discord: { ...discord, channels: [...discord.channels, ...rooms] } },
  };
}

function toShown(names: DiscordState["users"], native: MessageState): Shown {
  const { content, embeds, components } = native;
  const parts = embeds.flatMap(({ title, url, description, footer }) => [title, url, description, footer?.text]);
  const rows = components as readonly { readonly components: readonly { readonly label?: string }[] }[];
  const text = [content, ...parts].filter(Boolean).join("\n");
  return {
    text: text.replaceAll(/<@(\d+)>/g, (whole, id) => `@${names.get(id)?.name ?? whole}`),
    labels: rows.flatMap((row) => row.components.flatMap(({ label }) => label ?? [])),
    native,
  };
}
