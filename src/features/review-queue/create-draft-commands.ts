import type { Choice, Command, CommandCall } from "../../core/command/command.ts";
import { toDraftId } from "../../core/faq/draft.ts";
import { approveDraft } from "./approve-draft.ts";
import { declineDraft } from "./decline-draft.ts";
import { draftOption, editOptions, labelOption, reasonOption } from "./draft-options.ts";
import { editDraft, toFormValues } from "./edit-draft.ts";
import { openDraftCall } from "./open-draft-call.ts";
import { renderDraftLine } from "./render-draft.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { findGrounds, listDrafts, showDraft } from "./show-drafts.ts";

/** `/drafts list | show | approve | edit | decline`: what waits for a moderator's word. */
export function createDraftCommands(ports: ReviewPorts): readonly Command[] {
  const shared = { permission: "moderator", visibility: "private" } as const;
  const suggest = (call: CommandCall, option: string) => suggestValues(ports, call, option);
  return [
    {
      ...shared,
      name: "drafts list",
      names: { zh: "审核 列表" },
      description: "Show what waits for a moderator's word",
      descriptions: { zh: "查看等待管理员审核的内容" },
      options: [],
      home: { title: "Review queue", titles: { zh: "审核队列" } },
      handle: (call) => listDrafts(ports, call),
    },
    {
      ...shared,
      name: "drafts show",
      names: { zh: "审核 查看" },
      description: "Show a draft, to decide on it",
      descriptions: { zh: "查看一项内容，以便审核" },
      options: [draftOption],
      suggest,
      handle: (call) => showDraft(ports, call),
    },
    {
      ...shared,
      name: "drafts approve",
      names: { zh: "审核 通过" },
      description: "Approve a draft: it is posted, becomes part of the FAQ, and is learnt",
      descriptions: { zh: "通过一项内容：发布、写入 FAQ 并学习" },
      options: [draftOption, labelOption],
      suggest,
      handle: (call) => approveDraft(ports, call),
    },
    {
      ...shared,
      name: "drafts edit",
      names: { zh: "审核 修改" },
      description: "Change what a draft says before it is approved",
      descriptions: { zh: "在通过之前修改内容" },
      options: [draftOption, ...editOptions],
      suggest,
      handle: (call) => editDraft(ports, call),
      prefill: async (call) => {
        const { draft } = await openDraftCall(ports, call);
        return draft ? { draft: toDraftId(draft), ...toFormValues(draft) } : {};
      },
    },
    {
      ...shared,
      name: "drafts decline",
      names: { zh: "审核 拒绝" },
      description: "Decline a draft, and say why",
      descriptions: { zh: "拒绝一项内容，并说明原因" },
      options: [draftOption, reasonOption],
      suggest,
      prefill: async (call) => {
        const { draft } = await openDraftCall(ports, call);
        return draft ? { draft: toDraftId(draft), revision: String(draft.revision) } : {};
      },
      handle: (call) => declineDraft(ports, call),
    },
  ];
}

const mostOffered = 25;

async function suggestValues(ports: ReviewPorts, call: CommandCall, option: string): Promise<readonly Choice[]> {
  const { draft, language } = await openDraftCall(ports, call);
  if (option === "label") {
    const claims = draft ? (await findGrounds(ports, draft)).claims : [];
    return claims.map(({ label }) => ({ label, value: label }));
  }
  if (option !== "draft") return [];
  const typed = call.options.draft?.toLowerCase() ?? "";
  const open = await ports.store.drafts.findOpen(call.community);
  return open
    .map((one) => ({ label: renderDraftLine(one, language).slice(2, 102), value: toDraftId(one) }))
    .filter(({ label }) => label.toLowerCase().includes(typed))
    .slice(0, mostOffered);
}
