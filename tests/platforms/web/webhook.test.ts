import { afterEach, expect, it } from "vitest";
import type { WebPlatform } from "../../../src/platforms/web/platform.ts";
import { fakeBot } from "../../fakes.ts";
import { sendRaw, startWeb } from "./start-web.ts";

let platform: WebPlatform | undefined;

afterEach(() => platform?.stop());

const body = `{"title": "🚀 ${"x".repeat(100_000)}"}`;
const request = {
  path: "/webhooks/github/lumen",
  method: "POST",
  headers: { host: "usher.example.org", "content-type": "application/json", origin: "https://github.com" },
  body,
} as const;

it("GIVEN a delivery through a proxy, longer than other bodies may be THEN it is handed over as it was sent", async () => {
  const told: string[] = [];
  const webhook = async (delivered: Request, community: string) => {
    told.push(community, await delivered.text());
    return Response.json({ result: "taken" });
  };
  platform = await startWeb(fakeBot(), { webhook });
  expect((await sendRaw(platform, request)).status).toBe(200);
  expect(told).toEqual(["lumen", body]);
});

it("GIVEN no secret THEN nothing is there, and a foreign host is kept out as ever", async () => {
  platform = await startWeb(fakeBot());
  expect((await sendRaw(platform, request)).status).toBe(421);
  const { host } = new URL(platform.address());
  expect((await sendRaw(platform, { ...request, headers: { host }, body: "{}" })).status).toBe(404);
});
