import type { Command, CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { assignTask, claimTask, releaseTask } from "./assign-task.ts";
import { commentTask } from "./comment-task.ts";
import { createTask, prefillTask } from "./create-task.ts";
import { dependTask } from "./depend-task.ts";
import { finishTask, reopenTask } from "./finish-task.ts";
import { listMine, listTasks } from "./list-tasks.ts";
import { moveTask } from "./move-task.ts";
import { openTaskCall, type TaskCall } from "./open-task-call.ts";
import { setDue } from "./set-due.ts";
import { showTask } from "./show-task.ts";
import { sortTask } from "./sort-task.ts";
import { suggestTasks } from "./suggest-tasks.ts";
import { taskOptions as options } from "./task-options.ts";
import type { TaskPorts } from "./task-ports.ts";
import { toTaskTexts } from "./texts.ts";

type Handler = (ports: TaskPorts, taskCall: TaskCall) => Promise<Reply>;

/** `/task create | assign | claim | release | move | sort | due | depend | comment | list | mine | show | done | reopen`. */
export function createTaskCommands(ports: TaskPorts): readonly Command[] {
  const command = (
    declared: Omit<Command, "handle" | "suggest" | "permission"> & Partial<Pick<Command, "permission">>,
    handle: Handler,
  ): Command => ({
    permission: "everyone",
    ...declared,
    handle: (call) => open(ports, call, (taskCall) => handle(ports, taskCall)),
    suggest: async (call, option) => {
      const community = ports.communities.get(call.community)?.community;
      return community ? suggestTasks(ports, await openTaskCall(ports, community, call), option) : [];
    },
  });
  return [
    {
      ...command(
        {
          name: "task create",
          names: { zh: "任务 创建" },
          description: "Make a task",
          descriptions: { zh: "创建任务" },
          options: [
            options.title,
            options.details,
            options.due,
            options.stageInForm,
            options.roleInForm,
            options.priority,
            options.assignee,
          ],
          permission: "helper",
          visibility: "public",
          menu: { title: "Make a task", titles: { zh: "创建任务" }, visibility: "private" },
        },
        (_, taskCall) => {
          const served = ports.communities.get(taskCall.community.id);
          return served ? createTask(ports, served, taskCall) : Promise.resolve(taskCall.tell(taskCall.texts.busy));
        },
      ),
      prefill: (call) => prefillTask(ports, ports.communities.get(call.community), call),
    },
    command(
      {
        name: "task assign",
        names: { zh: "任务 指派" },
        description: "Give a task to somebody",
        descriptions: { zh: "把任务交给某人" },
        options: [options.task, options.person],
        visibility: "public",
      },
      assignTask,
    ),
    command(
      {
        name: "task claim",
        names: { zh: "任务 认领" },
        description: "Take a task that nobody has",
        descriptions: { zh: "认领没有负责人的任务" },
        options: [options.task],
        visibility: "public",
      },
      claimTask,
    ),
    command(
      {
        name: "task release",
        names: { zh: "任务 放弃" },
        description: "Give your task back",
        descriptions: { zh: "放弃你的任务，让别人来做" },
        options: [options.task],
        visibility: "public",
      },
      releaseTask,
    ),
    command(
      {
        name: "task move",
        names: { zh: "任务 推进" },
        description: "Move a task to another stage, whose role takes it over",
        descriptions: { zh: "把任务移到另一个阶段，交给负责该阶段的角色" },
        options: [options.task, options.stage],
        visibility: "public",
      },
      moveTask,
    ),
    command(
      {
        name: "task sort",
        names: { zh: "任务 归类" },
        description: "Correct the stage or the role that was proposed; the model learns from it",
        descriptions: { zh: "纠正自动判断的阶段或角色，模型会从中学习" },
        options: [options.task, { ...options.stage, required: false }, options.role],
        visibility: "public",
      },
      sortTask,
    ),
    command(
      {
        name: "task due",
        names: { zh: "任务 截止" },
        description: "Say when a task is due",
        descriptions: { zh: "设置任务的截止时间" },
        options: [options.task, options.when],
        visibility: "public",
      },
      setDue,
    ),
    command(
      {
        name: "task depend",
        names: { zh: "任务 依赖" },
        description: "Have a task wait for another one",
        descriptions: { zh: "让任务等待另一个任务完成" },
        options: [options.task, options.on, options.drop],
        visibility: "public",
      },
      dependTask,
    ),
    command(
      {
        name: "task comment",
        names: { zh: "任务 评论" },
        description: "Say something about a task",
        descriptions: { zh: "给任务写评论" },
        options: [options.task, options.text],
        visibility: "public",
      },
      commentTask,
    ),
    command(
      {
        name: "task list",
        names: { zh: "任务 列表" },
        description: "Show the board: open tasks by stage",
        descriptions: { zh: "查看任务板：按阶段列出未完成的任务" },
        options: [
          { ...options.stage, required: false },
          options.role,
          { ...options.person, required: false },
          options.overdue,
          options.page,
        ],
        visibility: "private",
      },
      listTasks,
    ),
    command(
      {
        name: "task mine",
        names: { zh: "任务 我的" },
        description: "Show your tasks",
        descriptions: { zh: "查看你的任务" },
        options: [],
        visibility: "private",
        home: { title: "Your tasks", titles: { zh: "你的任务" } },
      },
      listMine,
    ),
    command(
      {
        name: "task show",
        names: { zh: "任务 查看" },
        description: "Show a task with its history",
        descriptions: { zh: "查看任务及其历史" },
        options: [options.task],
        visibility: "private",
      },
      showTask,
    ),
    command(
      {
        name: "task done",
        names: { zh: "任务 完成" },
        description: "Say that a task is done",
        descriptions: { zh: "把任务标记为已完成" },
        options: [options.task, options.anyway],
        visibility: "public",
      },
      finishTask,
    ),
    command(
      {
        name: "task reopen",
        names: { zh: "任务 重开" },
        description: "Open a task again that was done",
        descriptions: { zh: "重新打开已完成的任务" },
        options: [options.task],
        visibility: "public",
      },
      reopenTask,
    ),
  ];
}

async function open(
  ports: TaskPorts,
  call: CommandCall,
  handle: (taskCall: TaskCall) => Promise<Reply>,
): Promise<Reply> {
  const { community, texts, notice } = openCall(ports, call, toTaskTexts);
  if (community) return handle(await openTaskCall(ports, community, call));
  return notice(texts.unknown(call.options.task ?? ""));
}
