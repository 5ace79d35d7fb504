import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WebPlatform } from "../../../src/platforms/web/platform.ts";
import { type FakeBot, fakeBot } from "../../fakes.ts";
import { sendRaw, startWeb } from "./start-web.ts";

let bot: FakeBot;
let platform: WebPlatform;

beforeEach(async () => {
  bot = fakeBot();
  platform = await startWeb(bot);
});

afterEach(() => platform.stop());

const body = JSON.stringify({ channel: "help", author: "ada", text: "I overfit" });

function ask(headers: Record<string, string>) {
  const { host } = new URL(platform.address());
  const all = { host, "content-type": "application/json", ...headers };
  return sendRaw(platform, { path: "/api/messages", method: "POST", headers: all, body });
}

describe("foreign web pages", () => {
  it.each([
    ["no Origin, as programs do", {}, 200],
    ["Host localhost", { host: "localhost:3000" }, 200],
    ["Host [::1]", { host: "[::1]:3000" }, 200],
    ["a foreign Host (DNS rebinding)", { host: "evil.example:3000" }, 421],
    ["a Host that only begins like loopback", { host: "127.0.0.1.evil.example" }, 421],
    ["a foreign Origin (CSRF)", { origin: "https://evil.example" }, 403],
    ["another port of this machine as Origin", { origin: "http://127.0.0.1:1" }, 403],
    ["an opaque Origin", { origin: "null" }, 403],
    ["a cross-site request", { "sec-fetch-site": "cross-site" }, 403],
  ])("GIVEN %s THEN %o is answered with %i", async (_, headers, status) => {
    const answer = await ask(headers);
    expect(answer.status).toBe(status);
    expect(bot.messages).toHaveLength(status === 200 ? 1 : 0);
  });

  it("GIVEN the page's own Origin THEN it is served", async () => {
    expect((await ask({ origin: platform.address() })).status).toBe(200);
  });

  it("GIVEN a link on another site to the playground THEN the page opens", async () => {
    const { host } = new URL(platform.address());
    const headers = { host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
    expect((await sendRaw(platform, { path: "/", method: "GET", headers })).status).toBe(200);
  });

  it("GIVEN it listens to the whole network THEN any Host is served and a foreign Origin still is not", async () => {
    await platform.stop();
    platform = await startWeb(bot, { host: "0.0.0.0" });
    const { port } = new URL(platform.address());
    const host = `usher.lan:${port}`;
    expect((await ask({ host })).status).toBe(200);
    expect((await ask({ host, origin: `http://${host}` })).status).toBe(200);
    expect((await ask({ host, origin: "http://evil.example" })).status).toBe(403);
  });
});

describe("headers", () => {
  it.each(["/", "/api/playground", "/healthz", "/nothing"])(
    "GIVEN %s THEN the browser is told to trust little",
    async (path) => {
      const { headers } = await fetch(platform.address() + path);
      expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers.get("content-security-policy")).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("access-control-allow-origin")).toBeNull();
    },
  );
});
