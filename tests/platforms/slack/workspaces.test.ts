import { describe, expect, it } from "vitest";
import type { Installation, InstallationStore } from "../../../src/core/ports/installation-store.ts";
import type { InstallationOptions } from "../../../src/platforms/slack/options.ts";
import { seal, unseal } from "../../../src/platforms/slack/seal.ts";
import { oauthClient } from "../../doubles/slack/oauth.ts";
import { createWorkspace } from "../../doubles/slack/state.ts";
import { aSlackCommunity, type Running, startSlack } from "./start-slack.ts";

const lumen = aSlackCommunity();
const other = aSlackCommunity({
  id: "umbra",
  platforms: {
    slack: { id: "T0UMBRA", channels: [{ id: "C0HELP", mode: "auto" }], defaultMode: "off", moderators: [] },
  },
});

describe("several workspaces", () => {
  it("GIVEN two tokens THEN each workspace is its own community and gets its answers with its own token", async () => {
    const umbra = createWorkspace("T0UMBRA");
    const workspaces = [createWorkspace(), umbra];
    const botToken = workspaces.map((workspace) => workspace.botToken).join(",");
    const { slack, bot } = await startSlack({
      double: { workspaces },
      changes: { botToken, communities: [lumen, other] },
    });
    slack.people.post("C0HELP", "U0ADA", "overfit");
    slack.peopleOf(umbra).post("C0HELP", "U0ADA", "overfit");
    await slack.until(() => slack.calls("chat.postMessage").length === 2, "both answers");
    expect(bot.messages.map(({ community }) => community).toSorted()).toEqual(["lumen", "umbra"]);
    expect(
      slack
        .calls("chat.postMessage")
        .map(({ teamId }) => teamId)
        .toSorted(),
    ).toEqual(["T0LUMEN", "T0UMBRA"]);
  });

  it("GIVEN an event of a workspace that no token is for THEN it is left alone, and said", async () => {
    const umbra = createWorkspace("T0UMBRA");
    const { slack, settle, bot, log } = await startSlack({ double: { workspaces: [createWorkspace(), umbra] } });
    slack.peopleOf(umbra).post("C0HELP", "U0ADA", "overfit");
    await settle();
    expect(bot.messages).toHaveLength(1);
    expect(log.lines.some(({ level }) => level === "error" || level === "warn")).toBe(true);
  });
});

/** A store as the port describes it. */
function createMemoryStore(): InstallationStore & { readonly kept: Map<string, Installation> } {
  const kept = new Map<string, Installation>();
  return {
    kept,
    save: async (installation) => void kept.set(installation.workspace, installation),
    find: async (_, workspace) => kept.get(workspace),
    delete: async (_, workspace) => void kept.delete(workspace),
  };
}

const installation = (store: InstallationStore): InstallationOptions => ({
  ...oauthClient,
  stateSecret: "state-secret",
  encryptionKey: "an encryption key from the environment",
  store,
});

/** What a browser does: opens the installing page, is sent to Slack with a state, and comes back with a code. */
async function install({ platform }: Running, code: string, state?: string): Promise<Response> {
  const page = await fetch(`${platform.address()}/slack/install`, { redirect: "manual" });
  const consent = new URL(page.headers.get("location") ?? "");
  const cookie = page.headers.get("set-cookie")?.split(";")[0] ?? "";
  const query = new URLSearchParams({ code, state: state ?? consent.searchParams.get("state") ?? "" });
  return fetch(`${platform.address()}/slack/oauth_redirect?${query}`, { headers: { cookie }, redirect: "manual" });
}

describe("installation by OAuth", () => {
  const startOpen = (store: InstallationStore) =>
    startSlack({ mode: "http", changes: { botToken: "", installation: installation(store) } });

  it("GIVEN a workspace installs the app THEN its questions are answered, and its token is kept encrypted", async () => {
    const store = createMemoryStore();
    const running = await startOpen(store);
    expect((await install(running, "code-T0LUMEN")).status).toBe(200);
    expect(JSON.stringify([...store.kept])).not.toContain("xoxb");
    await running.ask("overfit");
  });

  it("GIVEN the page asks for consent THEN it asks for exactly the scopes of the manifest", async () => {
    const { slack, platform } = await startOpen(createMemoryStore());
    const page = await fetch(`${platform.address()}/slack/install`, { redirect: "manual" });
    const consent = new URL(page.headers.get("location") ?? "");
    expect(consent.searchParams.get("scope")?.split(",").toSorted()).toEqual([...slack.workspace.scopes].toSorted());
  });

  it("GIVEN a forged state THEN nothing is installed", async () => {
    const store = createMemoryStore();
    const running = await startOpen(store);
    expect((await install(running, "code-T0LUMEN", "forged")).status).toBe(400);
    expect(store.kept.size).toBe(0);
  });

  it("GIVEN the app is removed THEN the installation is forgotten", async () => {
    const store = createMemoryStore();
    const running = await startOpen(store);
    const { slack } = running;
    await install(running, "code-T0LUMEN");
    slack.events.tell(slack.workspace, { type: "app_uninstalled" });
    await expect.poll(() => store.kept.size).toBe(0);
  });

  it("GIVEN no workspace installed it yet THEN an event is refused, and the platform lives", async () => {
    const { slack, platform } = await startOpen(createMemoryStore());
    slack.people.post("C0HELP", "U0ADA", "overfit");
    await slack.until(() => slack.events.log.length > 0, "the delivery");
    expect(platform.isConnected()).toBe(true);
  });
});

describe("sealing", () => {
  it("GIVEN the same key THEN it opens; the same text twice looks different", () => {
    const sealed = seal("xoxb-1", "key");
    expect(unseal(sealed, "key")).toBe("xoxb-1");
    expect(seal("xoxb-1", "key")).not.toBe(sealed);
  });

  it.each<[string, (sealed: string) => string, string]>([
    ["another key", (sealed) => sealed, "other"],
    ["a changed text", (sealed) => `${sealed.slice(0, -2)}AA`, "key"],
    ["a cut text", (sealed) => sealed.split(".").slice(0, 2).join("."), "key"],
    ["no sealed text", () => "plain", "key"],
  ])("GIVEN %s THEN it names SLACK_ENCRYPTION_KEY", (_, spoil, key) => {
    expect(() => unseal(spoil(seal("a secret", "key")), key)).toThrow(/SLACK_ENCRYPTION_KEY/);
  });
});
