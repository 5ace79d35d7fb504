import type { PlatformName } from "../question/message.ts";

/** An app as it was installed in one workspace. */
export interface Installation {
  readonly platform: PlatformName;
  /** The platform's id of the workspace or organisation. */
  readonly workspace: string;
  /** The platform's own record of it, tokens included, encrypted before it comes here. */
  readonly sealed: string;
  readonly installedAt: number;
}

/** Where a platform keeps the workspaces it was installed in; it reads the one an event comes from, never all. */
export interface InstallationStore {
  /** Replaces an earlier installation in the same workspace. */
  save(installation: Installation): Promise<void>;
  find(platform: PlatformName, workspace: string): Promise<Installation | undefined>;
  delete(platform: PlatformName, workspace: string): Promise<void>;
}
