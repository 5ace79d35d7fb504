import type { Command, CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import { described, named } from "../../core/community/named.ts";
import { toName } from "../../core/community/profile.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { findHelpers, type KudosPorts } from "./find-helpers.ts";
import { toConfirmations } from "./rank-helpers.ts";
import { toKudosTexts } from "./texts.ts";

const day = 24 * 3_600_000;
/** Thanks are for an answer that was confirmed within this time; a pair is thanked once in it. */
const month = 30 * day;
const perDay = 3;
const shown = 10;

/** `/kudos give | show | opt-out | opt-in`. */
export function createKudosCommands(ports: KudosPorts): readonly Command[] {
  return [
    {
      ...named("kudos give", "感谢 送出"),
      ...described("Thank somebody whose answer was confirmed", "感谢一位答案被采纳的人"),
      options: [
        {
          ...named("person", "成员"),
          ...described("Whom to thank", "感谢谁"),
          type: "person",
          required: true,
        },
        {
          ...named("reason", "原因"),
          ...described("What for", "为什么"),
          type: "text",
          required: false,
        },
      ],
      permission: "everyone",
      visibility: "public",
      handle: (call) => give(ports, call),
    },
    {
      ...named("kudos show", "感谢 查看"),
      ...described("Show whose confirmed answers helped most", "查看谁的答案帮助最大"),
      options: [],
      permission: "everyone",
      visibility: "private",
      handle: (call) => show(ports, call),
    },
    {
      ...named("kudos opt-out", "感谢 退出"),
      ...described("Be neither thanked nor named among the helpers", "不接受感谢，也不出现在名单里"),
      options: [],
      permission: "everyone",
      visibility: "private",
      handle: (call) => setOptedOut(ports, call, true),
    },
    {
      ...named("kudos opt-in", "感谢 加入"),
      ...described("Be thanked and named again", "重新接受感谢并出现在名单里"),
      options: [],
      permission: "everyone",
      visibility: "private",
      handle: (call) => setOptedOut(ports, call, false),
    },
  ];
}

async function give(ports: KudosPorts, call: CommandCall): Promise<Reply> {
  const { store, newId } = ports;
  const { community, texts, notice } = openCall(ports, call, toKudosTexts);
  const { platform, at } = call;
  const receiver = call.options.person ?? "";
  const giver = call.person.id;
  if (!community || receiver === giver) return notice(texts.notYourself);
  const isReceiver = (one: { readonly platform: string; readonly person: string }) =>
    one.platform === platform && one.person === receiver;
  const place = { community: community.id, platform };
  const name = toName(community, receiver, await store.profiles.find({ ...place, person: receiver }));
  if ((await store.kudos.findOptedOut(community.id)).some(isReceiver)) return notice(texts.wantsNone(name));
  const confirmed = toConfirmations(await store.solutions.findAccepted(community.id));
  const helped = confirmed.some((one) => isReceiver({ ...one, person: one.author }) && one.at > at - month);
  if (!helped) return notice(texts.nothingConfirmed(name));
  const reason = maskSecrets(call.options.reason?.trim() ?? "").slice(0, 300);
  const outcome = await store.kudos.give(
    { ...place, id: newId(), giver, receiver, ...(reason !== "" && { reason }), at },
    { perPair: 1, pairSince: at - month, perGiver: perDay, giverSince: at - day },
  );
  if (outcome === "pair-full") return notice(texts.thankedAlready(name));
  if (outcome === "giver-full") return notice(texts.enoughToday(perDay));
  const from = call.person.name ?? toName(community, giver, await store.profiles.find({ ...place, person: giver }));
  return notice(texts.thanks(from, name, reason), { visibility: "public" });
}

async function show(ports: KudosPorts, call: CommandCall): Promise<Reply> {
  const { community, texts, notice } = openCall(ports, call, toKudosTexts);
  const helpers = community ? await findHelpers(ports, community, call.at) : [];
  if (helpers.length === 0) return notice(texts.nobody);
  return notice([texts.helpers, ...helpers.slice(0, shown).map(texts.helper), "", texts.rule].join("\n"));
}

async function setOptedOut(ports: KudosPorts, call: CommandCall, isOut: boolean): Promise<Reply> {
  const { texts, notice } = openCall(ports, call, toKudosTexts);
  const { community, platform, person, at } = call;
  await ports.store.kudos.setOptedOut(community, { platform, person: person.id }, isOut, at);
  return notice(isOut ? texts.optedOut : texts.optedIn);
}
