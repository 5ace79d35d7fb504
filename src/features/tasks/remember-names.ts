import type { CommandCall } from "../../core/command/command.ts";
import type { TaskPorts } from "./task-ports.ts";
import { toNamed } from "./to-named.ts";

/** Keeps how those are called whose names stand beside a task from now on: who called, and whom they named. */
export async function rememberNames({ store }: Pick<TaskPorts, "store">, call: CommandCall): Promise<void> {
  for (const named of toNamed(call)) await store.profiles.save(named);
}
