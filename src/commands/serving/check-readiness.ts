import type { App } from "../../app.ts";
import type { ChatPlatform } from "../../core/ports/chat-platform.ts";
import type { ReadinessCheck } from "../../platforms/web/web-context.ts";

/** Whether store, models and platforms can serve at this moment, each with what is wrong. */
export async function checkReadiness(
  { store, modelVersions }: Pick<App, "store" | "modelVersions">,
  platforms: readonly ChatPlatform[],
): Promise<readonly ReadinessCheck[]> {
  const stored = await store.check().then(
    () => ({ part: "store", ready: true, detail: "open" }),
    (error: Error) => ({ part: "store", ready: false, detail: error.message }),
  );
  const models = [...modelVersions].map(([community, version]) => ({
    part: `model of ${community}`,
    ready: true,
    detail: version,
  }));
  const connections = platforms.map((platform) => {
    const ready = platform.isConnected?.() ?? true;
    return { part: platform.name, ready, detail: ready ? "connected" : "not connected; see the log" };
  });
  return [stored, ...models, ...connections];
}
