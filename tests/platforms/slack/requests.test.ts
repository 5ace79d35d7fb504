import { describe, expect, it } from "vitest";
import { type SignedRequest, sign } from "../../doubles/slack/http-transport.ts";
import { signingSecret } from "../../doubles/slack/slack-double.ts";
import { type Running, startSlack } from "./start-slack.ts";

describe("requests by HTTP", () => {
  const body = JSON.stringify({ type: "url_verification", challenge: "c4" });
  const now = () => Math.floor(Date.now() / 1000);
  const send = ({ platform }: Running, request: SignedRequest, path = "/slack/events") =>
    fetch(platform.address() + path, { method: "POST", ...request });
  const signed = (text = body, at = now(), secret = signingSecret): SignedRequest =>
    sign(text, "application/json", secret, at);

  it("GIVEN a signed url_verification THEN the challenge comes back", async () => {
    const response = await send(await startSlack({ mode: "http" }), signed());
    expect([response.status, await response.json()]).toEqual([200, { challenge: "c4" }]);
  });

  it("GIVEN ssl_check, which Slack does not sign THEN it is 200, and nothing in it is handled", async () => {
    const running = await startSlack({ mode: "http" });
    const form = new URLSearchParams({ ssl_check: "1", command: "/echo", team_id: "T0LUMEN", text: "smuggled" });
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect((await send(running, { body: form.toString(), headers })).status).toBe(200);
    await running.settle();
    expect(running.bot.calls).toEqual([]);
  });

  it.each<[string, () => SignedRequest]>([
    ["a wrong secret", () => signed(body, now(), "wrong")],
    ["a changed body", () => ({ ...signed(), body: body.replace("c4", "c5") })],
    ["a stale timestamp", () => signed(body, now() - 360)],
    ["a future timestamp", () => signed(body, now() + 360)],
    [
      "a timestamp that is none",
      () => ({ ...signed(), headers: { ...signed().headers, "x-slack-request-timestamp": "soon" } }),
    ],
    ["no signature", () => ({ body, headers: { "content-type": "application/json" } })],
  ])("GIVEN %s THEN it is refused with 401", async (_, request) => {
    expect((await send(await startSlack({ mode: "http" }), request())).status).toBe(401);
  });

  it.each<[string, () => SignedRequest, string, number]>([
    ["broken JSON", () => signed("{"), "/slack/events", 400],
    ["a body of two megabytes", () => signed("x".repeat(2_000_000)), "/slack/events", 413],
    ["another path", () => signed(), "/other", 404],
    ["the installer's path, without an installer", () => signed(), "/slack/install", 404],
  ])("GIVEN %s THEN the status says so", async (_, request, path, status) => {
    expect((await send(await startSlack({ mode: "http" }), request(), path)).status).toBe(status);
  });
});
