import type { Command, CommandCall, CommandOption } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import type { Community } from "../../core/community/community.ts";
import { described, named } from "../../core/community/named.ts";
import type { Log } from "../../core/ports/log.ts";
import type { CommunityPerson } from "../../core/ports/privacy-store.ts";
import type { Store } from "../../core/ports/store.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toPrivacyTexts } from "./texts.ts";

export interface PrivacyPorts {
  readonly communities: ReadonlyMap<string, { readonly community: Community }>;
  readonly store: Pick<Store, "privacy">;
  readonly log: Log;
  newId(): string;
  /** Makes the serving process forget what was erased. */
  reload(community: string): Promise<void>;
}

/** `/privacy status | export | delete | opt-out | opt-in`: what is kept of the caller, and the ways to have it gone. */
export function createPrivacyCommands(ports: PrivacyPorts): readonly Command[] {
  const { privacy } = ports.store;
  const shared = { options: [], permission: "everyone", visibility: "private" } as const;
  return [
    {
      ...shared,
      ...named("privacy status", "隐私 状态"),
      ...described("Show what I keep of you", "查看我保存了你的哪些信息"),
      handle: (call) => showStatus(ports, call),
    },
    {
      ...shared,
      ...named("privacy export", "隐私 导出"),
      ...described("Get all that I keep of you, as a file", "以文件形式导出我保存的你的全部信息"),
      handle: async (call) => {
        const { key, texts, notice } = openPrivacyCall(ports, call);
        const rows = await privacy.findPersonalRows(key);
        if (rows.size === 0) return notice(texts.nothingKept);
        const text = `${JSON.stringify(Object.fromEntries(rows), undefined, 2)}\n`;
        return notice(texts.exported, { attachment: { name: "my-data.json", mediaType: "application/json", text } });
      },
    },
    {
      ...shared,
      ...named("privacy delete", "隐私 删除"),
      ...described("Erase all that I keep of you", "删除我保存的你的全部信息"),
      options: [confirmOption],
      handle: (call) => eraseCaller(ports, call),
    },
    {
      ...shared,
      ...named("privacy opt-out", "隐私 退出"),
      ...described("Have your messages neither read nor kept", "不再读取和保存你的消息"),
      handle: async (call) => {
        const { key, texts, notice } = openPrivacyCall(ports, call);
        await privacy.optOut(key, call.at);
        return notice(texts.optedOut);
      },
    },
    {
      ...shared,
      ...named("privacy opt-in", "隐私 加入"),
      ...described("Have your messages read again", "重新读取你的消息"),
      handle: async (call) => {
        const { key, texts, notice } = openPrivacyCall(ports, call);
        await privacy.optIn(key);
        return notice(texts.optedIn);
      },
    },
  ];
}

async function showStatus(ports: PrivacyPorts, call: CommandCall): Promise<Reply> {
  const { store } = ports;
  const { community, key, texts, notice } = openPrivacyCall(ports, call);
  const rows = await store.privacy.findPersonalRows(key);
  const isOut = await store.privacy.hasOptedOut(key);
  const counts = [...rows].map(([kind, { length }]) => texts.count(texts.kinds[kind] ?? kind, length));
  const days = community?.retentionDays;
  const lines = [
    ...(isOut ? [texts.isOptedOut] : []),
    ...(rows.size === 0 ? [texts.nothingKept] : [texts.kept, ...counts]),
    ...(days === undefined ? [] : [texts.retention(days)]),
    texts.ways,
  ];
  return notice(lines.join("\n"));
}

async function eraseCaller(ports: PrivacyPorts, call: CommandCall): Promise<Reply> {
  const { key, texts, notice } = openPrivacyCall(ports, call);
  if (call.options.confirm !== "yes") {
    const action = { kind: "command", name: "privacy delete", options: { confirm: "yes" } } as const;
    return notice(texts.confirm, { buttons: [{ label: texts.confirmButton, action, style: "primary" }] });
  }
  const rows = await ports.store.privacy.erase(key, `erased-${ports.newId()}`, call.at);
  // Answers that the running process keeps in memory must not outlive the rows.
  await ports.reload(key.community);
  ports.log.info({ community: key.community, rows }, "personal data erased");
  return notice(texts.erased(rows));
}

/** What every command of privacy begins with, and whose records it is about. */
function openPrivacyCall(ports: PrivacyPorts, call: CommandCall) {
  const { platform, community, person } = call;
  const key: CommunityPerson = { platform, community, person: person.id };
  return { ...openCall(ports, call, toPrivacyTexts), key };
}

const confirmOption: CommandOption = {
  ...named("confirm", "确认"),
  ...described("yes, to erase it without being asked again", "填 yes 则不再询问，直接删除"),
  type: "text",
  required: false,
  choices: [{ value: "yes", label: "yes", labels: { zh: "是" } }],
};
