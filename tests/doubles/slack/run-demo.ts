import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openApp } from "../../../src/app.ts";
import { readSettings } from "../../../src/commands/read-settings.ts";
import { loadConfiguration } from "../../../src/features/configuration/load-configuration.ts";
import { playSlackDemo } from "./demo.ts";

/** Plays the conversation with the sample community's own bot: real core, real model, real Bolt, our Slack. */
const folder = mkdtempSync(join(tmpdir(), "usher-demo-"));
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const settings = {
  ...readSettings(process.env, process.cwd()),
  dataFolder: join(folder, "data"),
  modelsFolder: join(folder, "models"),
};
const { communities, ...rest } = await loadConfiguration(settings.configFolder);
const community = {
  ...communities[0]!,
  platforms: {
    slack: {
      id: "T0LUMEN",
      channels: [
        { id: "C0HELP", mode: "auto" as const },
        { id: "C0LOUNGE", mode: "mention" as const },
      ],
      defaultMode: "off" as const,
      moderators: [],
      admins: [],
    },
  },
};
console.log("training the sample community's model …");
const app = await openApp({
  settings,
  configuration: { ...rest, communities: [community] },
  program: "dist/main.js",
  log: silent,
  metrics: { recordVerdict: () => {}, recordFeedback: () => {}, recordModel: () => {} },
  onProgress: () => {},
});
try {
  await playSlackDemo({ bot: app.bot, community, log: silent, print: (line) => console.log(line) });
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}
