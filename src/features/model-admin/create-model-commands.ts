import type { Command, CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import type { Community } from "../../core/community/community.ts";
import { UsherError } from "../../core/errors.ts";
import type { ModelAdmin, ModelState } from "../../core/ports/model-admin.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { renderDecision, rollBackButton } from "./render-training.ts";
import { toModelTexts } from "./texts.ts";

export interface ModelCommandPorts {
  readonly communities: ReadonlyMap<string, { readonly community: Community }>;
  readonly models: ModelAdmin;
}

/** `/model status`, `/model rollback`, `/model promote`: which model serves, and the way back. */
export function createModelCommands(ports: ModelCommandPorts): readonly Command[] {
  return [
    {
      name: "model status",
      names: { zh: "模型 状态" },
      description: "Show which model serves, and what the last training came to",
      descriptions: { zh: "查看正在使用的模型和最近一次训练的结果" },
      options: [],
      permission: "moderator",
      visibility: "private",
      handle: (call) => showStatus(ports, call),
    },
    {
      name: "model rollback",
      names: { zh: "模型 回退" },
      description: "Go back to the model before, at once",
      descriptions: { zh: "立即回退到之前的模型" },
      options: [],
      permission: "moderator",
      visibility: "private",
      handle: (call) => rollBack(ports, call),
    },
    {
      name: "model promote",
      names: { zh: "模型 启用" },
      description: "Put a certain model into use, at once",
      descriptions: { zh: "立即启用某个模型" },
      options: [
        {
          name: "version",
          names: { zh: "版本" },
          description: "Which model",
          descriptions: { zh: "哪个模型" },
          type: "text",
          required: true,
        },
      ],
      permission: "admin",
      visibility: "private",
      handle: (call) => promote(ports, call),
      suggest: async (call) => {
        const models = await ports.models.list(call.community);
        const typed = call.options.version ?? "";
        return models
          .filter(({ use, version }) => use === "stored" && version.includes(typed))
          .map(({ version }) => ({ label: version, value: version }));
      },
    },
  ];
}

async function showStatus(ports: ModelCommandPorts, call: CommandCall): Promise<Reply> {
  const { language, texts, notice } = openCall(ports, call, toModelTexts);
  const models = await ports.models.list(call.community);
  const [latest] = models;
  const current = models.find(({ use }) => use === "current");
  if (!latest || !current) return notice(texts.noModel);
  const stored = models.filter(({ use }) => use === "stored").map(({ version }) => version);
  const shown = latest.decision && !latest.decision.promote ? latest : current;
  const lines = [
    texts.current(current.version, toMinute(current.promotedAt ?? current.trainedAt)),
    ...(shown === latest && latest !== current ? [texts.last(latest.version)] : []),
    ...(shown.decision ? renderDecision(shown.decision, shown.examples, language) : []),
    ...(stored.length > 0 ? [texts.stored(stored.join(", "))] : []),
  ];
  return notice(lines.join("\n"), { buttons: hasEarlier(models, current) ? [rollBackButton(language)] : [] });
}

function hasEarlier(models: readonly ModelState[], current: ModelState): boolean {
  return models.some(({ use, promotedAt }) => use === "stored" && (promotedAt ?? Infinity) < (current.promotedAt ?? 0));
}

async function rollBack(ports: ModelCommandPorts, call: CommandCall): Promise<Reply> {
  const { texts } = openCall(ports, call, toModelTexts);
  return answering(ports, call, async () => {
    const { from, to } = await ports.models.rollBack(call.community, call.person.id);
    return texts.rolledBack(from ?? "–", to);
  });
}

async function promote(ports: ModelCommandPorts, call: CommandCall): Promise<Reply> {
  const { texts, notice } = openCall(ports, call, toModelTexts);
  const version = (call.options.version ?? "").trim();
  const stored = (await ports.models.list(call.community)).filter(({ use }) => use !== "deleted");
  if (!stored.some((model) => model.version === version)) {
    const known = stored.map((model) => model.version).join(", ") || "–";
    return notice(texts.unknownModel(version, known), { kind: "error" });
  }
  return answering(ports, call, async () => {
    const { to } = await ports.models.promote(call.community, version, call.person.id);
    return texts.put(to);
  });
}

/** What people can do nothing about but know is said kindly; anything else is a fault. */
async function answering(ports: ModelCommandPorts, call: CommandCall, act: () => Promise<string>): Promise<Reply> {
  const { texts, notice } = openCall(ports, call, toModelTexts);
  try {
    return notice(await act());
  } catch (error) {
    if (!(error instanceof UsherError)) throw error;
    if (error.code === "not-found") return notice(texts.noEarlier, { kind: "error" });
    if (error.code !== "model-mismatch" && error.code !== "model-missing") throw error;
    return notice(texts.broken(call.options.version ?? ""), { kind: "error" });
  }
}

function toMinute(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
