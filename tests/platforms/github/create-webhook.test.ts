import { describe, expect, it } from "vitest";
import type { ForgeEvent } from "../../../src/core/review/forge-event.ts";
import { createGitHubWebhook } from "../../../src/platforms/github/create-webhook.ts";
import { aTime, silentLog } from "../../fakes.ts";
import { aDelivery, aPayload, secret } from "./deliveries.ts";

function aWebhook() {
  const taken: ForgeEvent[] = [];
  const answer = createGitHubWebhook({
    secret,
    communities: ["lumen"],
    log: silentLog,
    take: async (_, event) => {
      taken.push(event);
      return "taken";
    },
  });
  return { answer, taken };
}

describe("GitHub's webhook", () => {
  it.each([
    ["pull_request", { action: "opened" }, "opened"],
    ["pull_request", { action: "reopened" }, "reopened"],
    ["pull_request", { action: "closed", merged: true }, "merged"],
    ["pull_request", { action: "closed" }, "closed"],
    ["pull_request", { action: "converted_to_draft" }, "drafted"],
    ["pull_request", { action: "ready_for_review" }, "ready"],
    ["pull_request", { action: "review_requested", requested: "cora-gh" }, "review-requested"],
    ["pull_request", { action: "synchronize" }, "pushed"],
    ["pull_request_review", { action: "submitted", review: { state: "approved", user: "c", at: 1 } }, "approved"],
    [
      "pull_request_review",
      { action: "submitted", review: { state: "changes_requested", user: "c", at: 1 } },
      "changes-requested",
    ],
    ["pull_request_review", { action: "dismissed", review: { state: "dismissed", user: "c", at: 1 } }, "dismissed"],
  ] as const)("GIVEN %s %j THEN it is %s", async (name, given, action) => {
    const { answer, taken } = aWebhook();
    const response = await answer(await aDelivery(name, "d1", aPayload({ ...given, updatedAt: aTime })), "lumen");
    expect([response.status, await response.json()]).toEqual([200, { result: "taken" }]);
    expect(taken).toMatchObject([
      { delivery: "d1", action, repository: "Acme/Tokenizer", title: "Faster 🚀 merges", author: "ann-gh" },
    ]);
  });

  it.each([
    ["a label", "pull_request", aPayload({ action: "labeled" })],
    [
      "a comment in a review",
      "pull_request_review",
      aPayload({ action: "submitted", review: { state: "commented", user: "c", at: 1 } }),
    ],
    ["a push", "push", "{}"],
  ])("GIVEN %s THEN it is ignored", async (_, name, body) => {
    const { answer, taken } = aWebhook();
    const response = await answer(await aDelivery(name, "d1", body), "lumen");
    expect([response.status, await response.json(), taken]).toEqual([200, { result: "ignored" }, []]);
  });

  it.each([
    ["another secret's signature", { "x-hub-signature-256": `sha256=${"0".repeat(64)}` }, 401],
    ["no signature that could be one", { "x-hub-signature-256": "nonsense" }, 401],
    ["no signature", { "x-hub-signature-256": "" }, 400],
    ["no id", { "x-github-delivery": "" }, 400],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }, 415],
  ])("GIVEN %s THEN it is refused and nothing of it is read", async (_, headers, status) => {
    const { answer, taken } = aWebhook();
    const response = await answer(
      await aDelivery("pull_request", "d1", aPayload({ action: "opened" }), headers),
      "lumen",
    );
    expect([response.status, taken]).toEqual([status, []]);
    expect(await response.text()).not.toContain(secret);
  });

  it("GIVEN a body changed by a byte, one too long, one that is no JSON, and another community THEN each is refused", async () => {
    const { answer, taken } = aWebhook();
    const signed = await aDelivery("pull_request", "d1", aPayload({ action: "opened" }));
    const forged = new Request(signed.url, {
      method: "POST",
      headers: signed.headers,
      body: `${await signed.text()} `,
    });
    const statuses = [
      (await answer(forged, "lumen")).status,
      (await answer(await aDelivery("pull_request", "d2", "x".repeat(1024 * 1024 + 1)), "lumen")).status,
      (await answer(await aDelivery("pull_request", "d3", "{"), "lumen")).status,
      (await answer(await aDelivery("pull_request", "d4", '{"action":"opened"}'), "lumen")).status,
      (await answer(await aDelivery("ping", "d5", "{}"), "elsewhere")).status,
      (await answer(await aDelivery("ping", "d6", "{}"), "lumen")).status,
    ];
    expect(statuses).toEqual([401, 413, 400, 400, 404, 200]);
    expect(taken).toEqual([]);
  });
});
