import { expect } from "vitest";
import type { Chat } from "./chat.ts";

const role = "core-developer";

/** Two join a rota, the one whose turn it is goes away, and the next question is the other's. */
export async function playDuty(chat: Chat): Promise<void> {
  await chat.calls("cora", "duty join", { role });
  await chat.showsAlone("On the rota of", "cora");
  await chat.calls("mona", "duty join", { role });
  await chat.showsAlone("On the rota of", "mona");
  await chat.calls("ben", "duty who", { role });
  const before = await chat.showsAlone("is on duty.", "ben");
  expect(before.text).toContain("cora is on duty.");
  await chat.calls("cora", "duty away", { until: "in 3 days" });
  const away = await chat.showsAlone("cora is away from", "cora");
  expect(away.labels).toEqual(["I am back"]);
  await chat.calls("ben", "duty who", { role });
  await chat.showsAlone("mona is on duty.", "ben");
  const asked = await chat.says("ada", "Why does my validation accuracy drop when I augment images?");
  const route = await chat.shows("For ", asked);
  expect(route.text).toContain("@mona");
}
