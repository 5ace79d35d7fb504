import type { Community } from "../../../src/core/community/community.ts";
import type { Actor, Given, Players } from "../script.ts";
import type { DiscordDouble } from "./discord-double.ts";
import type { GuildHandle } from "./guild.ts";
import type { Person } from "./person.ts";
import { replyTo } from "./reply-to.ts";
import type { ChannelState, MessageState } from "./state.ts";
import type { Transcript } from "./transcript.ts";

/** A server as the sample community would have it, and who takes part in the conversation. */
export interface Scene {
  readonly double: DiscordDouble;
  readonly guild: GuildHandle;
  /** The community with its Discord ids. */
  readonly community: Community;
  readonly help: ChannelState;
  readonly ada: Person;
  readonly ben: Person;
  readonly helper: Person;
  readonly moderator: Person;
}

/** Sets the scene: a role for each of the community's, a channel, four people. */
export function setScene(double: DiscordDouble, community: Community): Scene {
  const guild = double.addGuild({ name: community.name });
  const roles = community.roles.map((role) => ({ ...role, platformIds: { discord: guild.addRole(role.name).id } }));
  const moderators = guild.addRole("Moderators");
  const help = guild.addChannel("help");
  const helperRoles = roles.flatMap(({ platformIds }) => guild.state.roles.get(platformIds.discord) ?? []);
  const discord = {
    id: guild.id,
    channels: [{ id: help.id, mode: "auto" as const }],
    defaultMode: "mention" as const,
    moderators: [moderators.id],
  };
  return {
    double,
    guild,
    community: { ...community, roles, platforms: { ...community.platforms, discord } },
    help,
    ada: guild.addPerson("ada"),
    ben: guild.addPerson("ben"),
    helper: guild.addPerson("cora", { roles: helperRoles }),
    moderator: guild.addPerson("mona", { roles: [moderators, ...helperRoles] }),
  };
}

/** The script's players on this server. */
export function createPlayers(scene: Scene, { act, show }: Transcript): Players<MessageState> {
  const { double, help, community } = scene;
  const people = { ada: scene.ada, ben: scene.ben, cora: scene.helper, mona: scene.moderator };
  let latest: MessageState | undefined;
  const isPerson = (name: string): name is Actor => name in people;
  const toNative = ({ role, person = "", ...given }: Given): Given => ({
    ...given,
    ...(role === undefined ? {} : { role: community.roles.find(({ id }) => id === role)?.platformIds.discord ?? role }),
    ...(isPerson(person) ? { person: people[person].id } : {}),
  });
  return {
    announce: act,
    async asks(actor, text) {
      const asked = people[actor].says(help, text);
      const isAnswer = ({ authorId }: MessageState) => authorId === double.botId;
      latest = await double.until("the bot's answer", () => double.messagesIn(asked.id).find(isAnswer));
      show(latest);
      return asked;
    },
    async presses(actor, _, labels) {
      const label = labels.find((each) => JSON.stringify(latest?.components).includes(JSON.stringify(each)));
      if (!latest || label === undefined) return;
      act(actor, `presses "${label}"`);
      const pressed = latest;
      const shown = await replyTo(double, pressed.channelId, () => people[actor].presses(pressed, label));
      show(shown);
      if (shown.onlyFor === undefined) latest = shown;
    },
    async answers(actor, { id }, text) {
      const thread = double.state.channels.get(id) ?? help;
      return people[actor].says(thread, text, latest ? { replyTo: latest } : {});
    },
    async chooses(actor, message, title) {
      show(await replyTo(double, message.channelId, () => people[actor].opensMenu(message, title)));
    },
    async calls(actor, command, given) {
      show(await replyTo(double, help.id, () => people[actor].calls(help, command, toNative(given))));
    },
    async fills(actor, command, given) {
      const form = people[actor].calls(help, command);
      await double.until("the form", () => form.acknowledgedAfter() !== undefined);
      show(await replyTo(double, help.id, () => people[actor].submits(form, toNative(given))));
    },
  };
}
