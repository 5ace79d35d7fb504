import { UsherError } from "../core/errors.ts";

const remedies: readonly (readonly [pattern: RegExp, fault: string, remedy: string])[] = [
  [
    /^SQLITE_(BUSY|LOCKED)/,
    "is locked by another program",
    "stop the other Usher, or the tool that has the file open, and try again",
  ],
  [
    /^SQLITE_(CORRUPT|NOTADB)/,
    "is damaged, or no database",
    "restore it from a backup, or move it away together with its -wal and -shm files to begin anew",
  ],
  [
    /^(ENOTDIR|EEXIST)/,
    "cannot be made, because a file stands where its folder should be",
    "move that file away, or name a folder with USHER_DATA",
  ],
  [
    /^(SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|EACCES|EPERM|EROFS|ENOENT|EISDIR)/,
    "cannot be opened for writing",
    "give this user write permission to its folder, or name another data folder with USHER_DATA",
  ],
  [/^(SQLITE_FULL|ENOSPC)/, "cannot grow because the disk is full", "free some space"],
  [/^SQLITE_IOERR/, "cannot be read or written", "check the disk it is on"],
];

/** Turns a failure of the database at `file` into a `store-failed` that names the remedy; an `UsherError` stays as it is. */
export function toStoreError(cause: unknown, file: string): UsherError {
  if (cause instanceof UsherError) return cause;
  const code = toCode(cause);
  const known = remedies.find(([pattern]) => pattern.test(code));
  const [fault, remedy] = known
    ? [known[1], known[2]]
    : [`failed: ${cause instanceof Error ? cause.message : String(cause)}`, "run `usher doctor`"];
  const suffix = code === "" ? "" : ` (${code})`;
  return new UsherError("store-failed", `${file} ${fault}${suffix}: ${remedy}`, { cause });
}

function toCode(cause: unknown): string {
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
}
