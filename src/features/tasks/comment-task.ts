import { maskSecrets } from "../../core/mask-secrets.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { changeTask } from "./change-task.ts";
import { findBlockers } from "./find-blockers.ts";
import type { TaskCall } from "./open-task-call.ts";
import { renderTask } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";

const longest = 2000;

/** Keeps what somebody says of a task in its history; also of one that is done. */
export async function commentTask(ports: TaskPorts, taskCall: TaskCall): Promise<Reply> {
  const { call, me, texts, tell, toName } = taskCall;
  const text = maskSecrets(call.options.text ?? "")
    .trim()
    .slice(0, longest);
  if (text === "") return tell(texts.noComment);
  const changed = await changeTask(ports, taskCall, "speak", () => ({ change: { kind: "commented", text } }));
  if (changed.kind === "replied") return changed.reply;
  const happened = [`${texts.commented(toName(me))}\n> ${text.replaceAll("\n", "\n> ")}`];
  return renderTask(changed.task, taskCall, { happened, blockers: await findBlockers(ports, changed.task) });
}
