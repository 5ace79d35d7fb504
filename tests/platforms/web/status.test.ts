import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createPrometheusMetrics } from "../../../src/platforms/web/metrics.ts";
import type { WebPlatform } from "../../../src/platforms/web/platform.ts";
import { fakeBot } from "../../fakes.ts";
import { get, startWeb } from "./start-web.ts";

let platform: WebPlatform;

afterEach(() => platform.stop());

describe("GET /healthz and /readyz", () => {
  it("GIVEN everything works THEN both are 200", async () => {
    platform = await startWeb();
    expect(await get(platform, "/healthz")).toMatchObject({
      status: 200,
      json: { status: "ok", program: "usher", version: "0.1.0" },
    });
    expect(await get(platform, "/readyz")).toMatchObject({ status: 200, json: { status: "ready" } });
  });

  it("GIVEN no model THEN it lives, is not ready, and says why", async () => {
    const checks = [{ part: "model", ready: false, detail: "no model yet; it is being trained" }];
    platform = await startWeb(fakeBot(), { checkReadiness: async () => checks });
    expect((await get(platform, "/healthz")).status).toBe(200);
    expect(await get(platform, "/readyz")).toMatchObject({ status: 503, json: { status: "not-ready", checks } });
  });
});

describe("GET /metrics", () => {
  it("GIVEN verdicts, votes and a new model THEN Prometheus reads them", async () => {
    const metrics = createPrometheusMetrics();
    platform = await startWeb(fakeBot(), { metrics });
    const place = { community: "lumen", platform: "web" } as const;
    metrics.recordVerdict({ ...place, kind: "answer", rule: "sure-match", modelVersion: "m1", seconds: 0.004 });
    metrics.recordFeedback({ ...place, vote: "helpful" });
    metrics.recordModel("lumen", "m1");
    metrics.recordModel("lumen", "m2");
    metrics.recordRefusal({ platform: "discord", reason: "403" });
    const { headers, text } = await get(platform, "/metrics");
    expect(headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toContain('usher_questions_total{community="lumen",platform="web"} 1');
    expect(text).toContain('usher_verdicts_total{community="lumen",platform="web",kind="answer",rule="sure-match"} 1');
    expect(text).toContain('usher_feedback_total{community="lumen",platform="web",vote="helpful"} 1');
    expect(text).toContain('usher_decision_seconds_bucket{le="0.005",platform="web"} 1');
    expect(text).toContain('usher_model_info{community="lumen",version="m2"} 1');
    expect(text).toContain('usher_refused_requests_total{platform="discord",reason="403"} 1');
    expect(text).not.toContain('version="m1"');
    expect(text).toMatch(/nodejs_eventloop_lag_seconds|process_cpu_seconds_total/);
  });

  it("THEN the README names each of Usher's own", async () => {
    const readme = readFileSync(join(import.meta.dirname, "../../../README.md"), "utf8");
    const named = new Set(readme.match(/usher_[a-z_]+/g));
    const text = await createPrometheusMetrics().render();
    const own = [...text.matchAll(/^# TYPE (usher_\w+)/gm)].map(([, name = ""]) => name);
    expect(own.toSorted()).toEqual([...named].toSorted());
  });

  it("GIVEN two servers THEN each counts its own", async () => {
    platform = await startWeb();
    const other = createPrometheusMetrics();
    other.recordModel("lumen", "elsewhere");
    expect((await get(platform, "/metrics")).text).not.toContain("elsewhere");
  });
});

describe("GET /api/playground", () => {
  it("THEN it gives communities, channels that are on, people with their standing, roles and examples", async () => {
    platform = await startWeb();
    const [community] = (await get(platform, "/api/playground")).json.communities;
    expect(community.channels).toEqual([
      { id: "help", mode: "auto" },
      { id: "lounge", mode: "mention" },
    ]);
    expect(community.people).toEqual([
      { id: "tess", name: "Tess Okafor", roles: ["technical-supporter"], isModerator: false, isAdmin: false },
      { id: "cora", name: "Cora Lindqvist", roles: ["core-developer"], isModerator: false, isAdmin: false },
      { id: "mona", name: "mona", roles: [], isModerator: true, isAdmin: false },
    ]);
    expect(community.roles[0]).not.toHaveProperty("platformIds");
    expect(community.exampleQuestions.zh).toEqual(["模型过拟合怎么办？"]);
  });
});

describe("the page's files", () => {
  it.each([
    ["/", "text/html; charset=utf-8"],
    ["/playground.css", "text/css; charset=utf-8"],
    ["/playground.js", "text/javascript; charset=utf-8"],
    ["/vendor/marked.js", "text/javascript; charset=utf-8"],
    ["/vendor/dompurify.js", "text/javascript; charset=utf-8"],
  ])("GIVEN %s THEN it comes with its type, and not again while it is the same", async (path, type) => {
    platform = await startWeb();
    const first = await fetch(platform.address() + path);
    expect([first.status, first.headers.get("content-type")]).toEqual([200, type]);
    const etag = first.headers.get("etag") ?? "";
    const again = await fetch(platform.address() + path, { headers: { "if-none-match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("GIVEN a path that climbs out of the folder THEN nothing is found", async () => {
    platform = await startWeb();
    expect((await get(platform, "/..%2f..%2fpackage.json")).status).toBe(404);
  });
});
