import type { CommandCall } from "../../core/command.ts";
import type { TaskPorts } from "./task-ports.ts";

/** Keeps how somebody is called whose name stands beside a task from now on. */
export async function rememberName({ store }: Pick<TaskPorts, "store">, call: CommandCall): Promise<void> {
  const { community, platform, person } = call;
  if (person.name !== undefined) {
    await store.profiles.save({ community, platform, person: person.id, name: person.name });
  }
}
