import type { AnnouncementDraft } from "../../core/announcement/announcement.ts";
import { directChannel } from "../../core/question/message.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toChannelText } from "../../core/reply/to-channel-text.ts";
import type { Task } from "../../core/task/task.ts";
import type { TaskCall } from "./open-task-call.ts";
import type { TaskPorts } from "./task-ports.ts";

/**
 * Where a new task is shown: to all where it was made; but one made of a message that stands in a channel is not put between what people say
 * there. Whoever made it sees it, and its role's own channel is told, else the person who has it. What was said in private goes nowhere else.
 */
export async function announceTask(
  { announce }: Pick<TaskPorts, "announce">,
  taskCall: TaskCall,
  task: Task,
  shown: Reply,
): Promise<Reply> {
  const { call, texts } = taskCall;
  if (!call.target || call.target.thread !== undefined) return shown;
  const { mention: _, ...card } = shown;
  const announcement = toAnnouncement(taskCall, task, shown);
  if (announcement) await announce([announcement]);
  const told = announcement?.audience.kind === "channel" && toChannelText(call.platform, announcement.audience.channel);
  return { ...card, text: told ? `${card.text}\n\n${texts.toldIn(told)}` : card.text, visibility: "private" };
}

function toAnnouncement({ call, community }: TaskCall, task: Task, shown: Reply): AnnouncementDraft | undefined {
  const { assignee, number, role: id } = task;
  const isPrivate = call.target?.isPrivate || call.target?.channel === directChannel;
  const said = { community: community.id, key: `task-made:${number}` };
  const channel = community.roles.find((role) => role.id === id)?.channels?.[call.platform];
  if (channel !== undefined && !isPrivate) {
    return { ...said, platform: call.platform, audience: { kind: "channel", channel }, reply: shown };
  }
  if (!assignee || !shown.mention) return undefined;
  const { mention: _, ...card } = shown;
  const { platform, person } = assignee;
  return { ...said, platform, audience: { kind: "person", person }, reply: { ...card, visibility: "private" } };
}
