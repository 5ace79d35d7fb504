import { describe, expect, it } from "vitest";
import { UsherError } from "../../src/core/errors.ts";
import { toStoreError } from "../../src/store/store-error.ts";

describe("toStoreError", () => {
  it.each([
    ["SQLITE_BUSY_SNAPSHOT", /^data\/usher\.db is locked by another program \(SQLITE_BUSY_SNAPSHOT\): stop/],
    ["SQLITE_CORRUPT_INDEX", /is damaged, or no database .*: restore it from a backup/],
    ["SQLITE_READONLY_DBMOVED", /cannot be opened for writing .*: give this user write permission/],
    [
      "EEXIST",
      /cannot be made, because a file stands where its folder should be .*: move that file away, or name a folder/,
    ],
    ["EROFS", /cannot be opened for writing .*USHER_DATA/],
    ["SQLITE_FULL", /the disk is full .*: free some space/],
    ["ENOSPC", /the disk is full .*: free some space/],
    ["SQLITE_IOERR_FSYNC", /cannot be read or written .*: check the disk/],
    ["SQLITE_MISMATCH", /failed: the cause \(SQLITE_MISMATCH\): run `usher doctor`/],
  ])("GIVEN %s THEN names the file, the fault and the remedy", (code, message) => {
    const cause = Object.assign(new Error("the cause"), { code });
    expect(toStoreError(cause, "data/usher.db")).toMatchObject({ code: "store-failed", message, cause });
  });

  it("GIVEN an error without a code THEN says what it said", () => {
    expect(toStoreError(new TypeError("odd"), "f.db").message).toBe("f.db failed: odd: run `usher doctor`");
    expect(toStoreError("odd", "f.db").message).toBe("f.db failed: odd: run `usher doctor`");
  });

  it("GIVEN our own error THEN leaves it", () => {
    const own = new UsherError("not-found", "question q1 is unknown");
    expect(toStoreError(own, "f.db")).toBe(own);
  });
});
