import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** The versions whose files are there, newest first: a model's folder appears whole or not at all. */
export async function listModelFolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .sort()
    .reverse();
}

/**
 * Deletes the folders of all versions but those to keep, and what processes that were killed while writing left behind. Only who
 * trains may call it. Gives the versions deleted.
 */
export async function pruneModelFolders(folder: string, keep: ReadonlySet<string>): Promise<readonly string[]> {
  const gone = (await listModelFolders(folder)).filter((version) => !keep.has(version));
  for (const version of gone) await rm(join(folder, version), { recursive: true, force: true });
  for (const name of await readdir(folder).catch(() => [])) {
    const writer = /\.(\d+)\.tmp$/.exec(name)?.[1];
    if (writer && !isAlive(Number(writer))) await rm(join(folder, name), { recursive: true, force: true });
  }
  return gone;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
