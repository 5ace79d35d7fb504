import { and, eq } from "drizzle-orm";
import type { InstallationStore } from "../core/ports/installation-store.ts";
import type { Database } from "./database.ts";
import { installations } from "./schema/installations.ts";

/** Workspaces that installed the app by themselves; what is kept of each is sealed before it comes here. */
export function createInstallationStore({ attempt, query }: Database): InstallationStore {
  const isOf = (platform: Parameters<InstallationStore["find"]>[0], workspace: string) =>
    and(eq(installations.platform, platform), eq(installations.workspace, workspace));
  return {
    save: (installation) =>
      attempt(() => {
        const { sealed, installedAt } = installation;
        const target = [installations.platform, installations.workspace];
        query
          .insert(installations)
          .values(installation)
          .onConflictDoUpdate({ target, set: { sealed, installedAt } })
          .run();
      }),
    find: (platform, workspace) =>
      attempt(() => query.select().from(installations).where(isOf(platform, workspace)).get()),
    delete: (platform, workspace) =>
      attempt(() => {
        query.delete(installations).where(isOf(platform, workspace)).run();
      }),
  };
}
