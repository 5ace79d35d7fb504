import type { InstallationStore as BoltInstallationStore, Installation, InstallationQuery } from "@slack/bolt";
import { UsherError } from "../../core/errors.ts";
import type { InstallationStore } from "../../core/ports/installation-store.ts";
import { seal, unseal } from "./seal.ts";

/** Lets Bolt's installer keep workspaces in our store, tokens encrypted. */
export function createInstallations(store: InstallationStore, key: string, now: () => number): BoltInstallationStore {
  return {
    async storeInstallation(installation) {
      const workspace = installation.team?.id ?? installation.enterprise?.id;
      if (workspace === undefined)
        throw new UsherError("platform-failed", "Slack named no workspace for an installation.");
      const sealed = seal(JSON.stringify(installation), key);
      await store.save({ platform: "slack", workspace, sealed, installedAt: now() });
    },
    async fetchInstallation(query) {
      const workspace = toWorkspace(query);
      const found = await store.find("slack", workspace);
      if (!found) {
        const remedy = "Open /slack/install at Usher's address in a browser";
        throw new UsherError("not-found", `Usher is not installed in the Slack workspace ${workspace}. ${remedy}.`);
      }
      return JSON.parse(unseal(found.sealed, key)) as Installation;
    },
    deleteInstallation: (query) => store.delete("slack", toWorkspace(query)),
  };
}

function toWorkspace({ isEnterpriseInstall, teamId, enterpriseId }: InstallationQuery<boolean>): string {
  return (isEnterpriseInstall ? enterpriseId : teamId) ?? teamId ?? enterpriseId ?? "";
}
