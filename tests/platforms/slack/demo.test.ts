import { expect, it } from "vitest";
import { playSlackDemo } from "../../doubles/slack/demo.ts";
import { fakeBot } from "../../fakes.ts";
import { aLog, aSlackCommunity } from "./start-slack.ts";

it("GIVEN the scripted conversation THEN everybody sees what they should, each thing once", async () => {
  const community = aSlackCommunity();
  const lines: string[] = [];
  await playSlackDemo({ bot: fakeBot({ community }), community, log: aLog(), print: (line) => lines.push(line) });
  const transcript = lines.join("\n");
  expect(transcript.match(/== How do I stop my model from overfitting\? ==/g)).toHaveLength(3);
  expect(transcript).toContain("    ada presses [This solved it]\n    usher, to ada alone | Thank you, noted.");
  expect(transcript).toContain("#help ada: thanks!\n#help ada: Should I quantise");
  expect(transcript).toContain("    tess answers in the thread: Your validation set leaks");
  expect(transcript).toContain("<!subteam^S0SUPPORT> ");
  expect(transcript).toContain("`/usher echo` Says it again");
});
