import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    // Nothing takes so long by itself: the time is for machines that have much else to do.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000, interval: 20 } },
    // The files of a worker share its modules: to load them anew took longer than most files' tests.
    isolate: false,
    // One more than there are cores, since many tests wait for a process or a library.
    maxWorkers: availableParallelism() + 1,
    // They begin in the order of their names: the longest first.
    projects: [
      {
        extends: true,
        test: {
          name: "journeys",
          include: ["tests/journeys/**/*.test.ts"],
          globalSetup: ["tests/journeys/train-minis.ts"],
        },
      },
      {
        extends: true,
        test: { name: "parts", include: ["tests/**/*.test.ts"], exclude: ["tests/journeys/**"] },
      },
    ],
  },
});
