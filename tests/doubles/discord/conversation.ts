import type { Community } from "../../../src/core/community.ts";
import type { DiscordDouble } from "./discord-double.ts";
import type { GuildHandle } from "./guild.ts";
import type { Interaction } from "./interaction.ts";
import type { Person } from "./person.ts";
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

const question = "My validation loss goes up on the augmented images only, is that overfitting?";
const again = "My validation loss goes up, but on augmented images only: is this overfitting?";
const helpersAnswer = "Your validation set leaks into the augmentation step; split first, then augment.";
/** What is pressed depends on how sure the model is: the first of these that is there. */
const refusals = ["Not it", "None of these"];

/** The conversation of the README: asked, answered, not it, led on, answered by a person, accepted, asked again. */
export async function playConversation(scene: Scene, transcript: Transcript): Promise<void> {
  const { double, help, ada, ben, helper, moderator } = scene;
  const { act, show } = transcript;
  act("ada", `writes in #help: ${question}`);
  const asked = ada.says(help, question);
  const answer = await nextOf(scene, asked.id, []);
  show(answer);

  const route = await pressFirst(scene, transcript, ada, answer, refusals);

  act("cora", `answers in the thread: ${helpersAnswer}`);
  const thread = double.state.channels.get(asked.id) ?? help;
  const accepted = helper.says(thread, helpersAnswer, { replyTo: route ?? answer });

  const title = "Mark as correct answer";
  act("mona", `opens the message's menu and chooses "${title}"`);
  show(await replyTo(double, moderator.opensMenu(accepted, title)));

  act("ben", `writes in #help: ${again}`);
  show(await nextOf(scene, ben.says(help, again).id, []));
}

/** Presses and shows what comes: a word to the person alone, or a message for all, which is given. */
async function pressFirst(
  { double }: Scene,
  { act, show }: Transcript,
  person: Person,
  message: MessageState,
  labels: readonly string[],
): Promise<MessageState | undefined> {
  const label = labels.find((each) => JSON.stringify(message.components).includes(JSON.stringify(each)));
  if (label === undefined) return undefined;
  act(person.user.name, `presses "${label}"`);
  const known = double.messagesIn(message.channelId);
  const press = person.presses(message, label);
  const shown = await double.until(`what follows "${label}"`, () => {
    const isNew = (each: MessageState) => each.authorId === double.botId && !known.includes(each);
    return press.reply() ?? double.messagesIn(message.channelId).find(isNew);
  });
  show(shown);
  return shown.onlyFor === undefined ? shown : undefined;
}

function nextOf({ double }: Scene, channelId: string, known: readonly MessageState[]): Promise<MessageState> {
  const isNew = (each: MessageState) => each.authorId === double.botId && !known.includes(each);
  return double.until("the bot's answer", () => double.messagesIn(channelId).find(isNew));
}

function replyTo(double: DiscordDouble, interaction: Interaction): Promise<MessageState> {
  return double.until("the reply", () => interaction.reply());
}
