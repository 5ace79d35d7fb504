import type { ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";

/** How often the child's memory is looked at, in milliseconds. */
const interval = 500;

/**
 * Ends a child that holds more than `limit` megabytes, TensorFlow's own memory included, which no limit of the heap counts. Where the
 * system does not tell (it does on Linux), the limit of the heap is all there is.
 */
export function limitMemory(child: ChildProcess, limit: number): { isExceeded(): boolean; stop(): void } {
  let isExceeded = false;
  const timer = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
    if (kilobytes / 1024 <= limit || child.exitCode !== null) return;
    isExceeded = true;
    child.kill("SIGKILL");
  }, interval);
  timer.unref();
  return { isExceeded: () => isExceeded, stop: () => clearInterval(timer) };
}
