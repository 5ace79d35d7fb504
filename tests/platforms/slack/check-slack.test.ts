import { describe, expect, it, onTestFinished } from "vitest";
import { checkSlack } from "../../../src/platforms/slack/check-slack.ts";
import { createInstallations } from "../../../src/platforms/slack/installations.ts";
import type { InstallationOptions, SlackOptions } from "../../../src/platforms/slack/options.ts";
import { toScopes } from "../../../src/platforms/slack/web-methods.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { oauthClient } from "../../doubles/slack/oauth.ts";
import { startSlackDouble } from "../../doubles/slack/slack-double.ts";
import { createWorkspace } from "../../doubles/slack/state.ts";
import { aSlackCommunity, toOptions } from "./start-slack.ts";

describe("what doctor looks at", () => {
  const check = async (changes: Partial<SlackOptions> = {}, scopes: readonly string[] = toScopes()) => {
    const slack = await startSlackDouble({ scopes });
    onTestFinished(slack.stop);
    const checks = await checkSlack(toOptions(slack, changes.mode ?? "socket", changes));
    return Object.fromEntries(checks.map(({ name, ok, remedy }) => [name, ok || remedy]));
  };

  it("GIVEN all is well THEN everything is", async () => {
    expect(await check()).toEqual({
      "slack app token": true,
      "slack bot token": true,
      "slack scopes": true,
      "slack community of T0LUMEN": true,
      "slack channel C0HELP": true,
      "slack channel G0CORE": true,
    });
  });

  it("GIVEN faults THEN each is named with its remedy", async () => {
    const listed = ["C0CLOSED", "C0OLD", "C0NONE"].map((id) => ({ id, mode: "auto" as const }));
    const community = aSlackCommunity({
      platforms: { slack: { id: "T0LUMEN", channels: listed, defaultMode: "off", moderators: [] } },
    });
    const found = await check({ appToken: "xapp-wrong", communities: [community] }, ["chat:write", "channels:read"]);
    expect(found).toMatchObject({
      "slack app token": expect.stringContaining("invalid_auth"),
      "slack scopes": expect.stringContaining("channels:history"),
      "slack channel C0CLOSED": expect.stringContaining("/invite @Usher"),
      "slack channel C0OLD": expect.stringContaining("archived"),
      "slack channel C0NONE": expect.stringContaining("channel_not_found"),
    });
    expect(await check({ botToken: "xoxb-wrong" })).toMatchObject({
      "slack bot token": expect.stringContaining("invalid_auth"),
    });
  });

  describe("where workspaces install the app by themselves", () => {
    const anInstallation = async (): Promise<InstallationOptions> => {
      const { installations: store, close } = await openStore({ file: ":memory:" });
      onTestFinished(close);
      return { ...oauthClient, stateSecret: "state", encryptionKey: "key", store };
    };

    it("GIVEN nobody did THEN it says where", async () => {
      expect(await check({ mode: "http", installation: await anInstallation() })).toEqual({
        "slack signing secret": true,
        "slack installer": true,
        "slack installation in T0LUMEN": expect.stringContaining("/slack/install"),
      });
    });

    it("GIVEN one did THEN its token, scopes and channels are looked at", async () => {
      const installation = await anInstallation();
      const { botToken } = createWorkspace();
      await createInstallations(installation.store, "key", () => 0).storeInstallation({
        team: { id: "T0LUMEN" },
        enterprise: undefined,
        user: { id: "U0MONA", token: undefined, scopes: undefined },
        bot: { token: botToken, scopes: [], userId: "U0BOTLUMEN", id: "B0BOTLUMEN" },
      });
      expect(await check({ mode: "http", installation })).toMatchObject({
        "slack installation in T0LUMEN": true,
        "slack bot token": true,
        "slack scopes": true,
        "slack channel C0HELP": true,
      });
    });

    it("GIVEN Socket Mode THEN it says that nobody can", async () => {
      expect(await check({ installation: await anInstallation() })).toMatchObject({
        "slack installer": expect.stringContaining("Set SLACK_MODE to http"),
      });
    });
  });
});
