import { readFileSync } from "node:fs";

/** Usher's own version, from package.json. */
export const packageVersion: string = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
).version;
