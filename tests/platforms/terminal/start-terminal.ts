import { PassThrough } from "node:stream";
import { createTerminalPlatform, type TerminalPlatformOptions } from "../../../src/platforms/terminal/platform.ts";
import { aCommunity, aTime, countedIds, silentLog } from "../../fakes.ts";

/** A terminal platform with the two ends of its wire; `read` gives all that was written. */
export function aTerminal(changes: Partial<TerminalPlatformOptions> = {}) {
  const input = new PassThrough();
  const output = new PassThrough();
  let written = "";
  output.on("data", (part: Buffer) => {
    written += part.toString();
  });
  const platform = createTerminalPlatform({
    input,
    output,
    interactive: false,
    colour: false,
    language: "en",
    community: aCommunity(),
    person: { id: "ada", name: "Ada", roleIds: [], isBot: false },
    log: silentLog,
    newId: countedIds("terminal"),
    now: () => aTime,
    ...changes,
  });
  return { platform, input, output, read: () => written };
}
