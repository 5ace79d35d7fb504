import { setImmediate } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { clusterEmbeddings } from "../../../src/learning/topics/cluster-embeddings.ts";
import { createTopicFinder } from "../../../src/learning/topics/create-topic-finder.ts";
import { nameTopics } from "../../../src/learning/topics/name-topics.ts";
import { openShippedEncoders } from "../encoders/shipped-encoders.ts";

const encoders = await openShippedEncoders();
afterAll(() => encoders.close());

/** A direction in the plane, by its angle in degrees. */
function at(angle: number): Float32Array {
  const radians = (angle / 180) * Math.PI;
  return Float32Array.of(Math.cos(radians), Math.sin(radians));
}

describe("clusterEmbeddings", () => {
  it("joins what is near on average, whatever the order, and leaves the rest alone", async () => {
    const angles = [0, 90, 10, 95, 20, 180];
    expect(await clusterEmbeddings(angles.map(at), 0.9)).toEqual([[0, 2, 4], [1, 3], [5]]);
  });

  it("asks for the mean of all pairs, so that a chain of neighbours is no group", async () => {
    const chain = [0, 20, 40, 60, 80].map(at);
    const groups = await clusterEmbeddings(chain, 0.9);
    expect(groups.length).toBeGreaterThan(1);
    expect(await clusterEmbeddings(chain, 0.5)).toHaveLength(1);
  });

  it("has none of nothing", async () => {
    expect(await clusterEmbeddings([], 0.5)).toEqual([]);
  });

  it("lets other work go on, all the way", async () => {
    const embeddings = Array.from({ length: 200 }, (_, place) => at(place * 7));
    let isDone = false;
    const clustering = clusterEmbeddings(embeddings, 0.9).then(() => {
      isDone = true;
    });
    let turns = 0;
    while (!isDone) {
      await setImmediate();
      turns += 1;
    }
    await clustering;
    // A turn for every four of two hundred texts compared, and others while they are joined.
    expect(turns).toBeGreaterThan(60);
  });
});

describe("nameTopics", () => {
  it("names a group by what it says more often than the rest, in the words people wrote", () => {
    const groups = [
      ["How do I install the drivers?", "installing drivers fails", "drivers for Fedora"],
      ["Which licence is it?", "the licence of the models", "licence for companies"],
    ];
    const [drivers, licence] = nameTopics(groups, ["Which release is it?", "models of the community"], 2);
    expect(drivers).toEqual(["drivers", expect.stringMatching(/^install/)]);
    expect(licence?.[0]).toBe("licence");
  });

  it("names Chinese by its words", () => {
    const groups = [["显卡驱动怎么安装", "安装驱动失败", "驱动装不上"]];
    expect(nameTopics(groups, ["什么时候发布", "怎么参加聚会"], 1)).toEqual([["驱动"]]);
  });
});

describe("a topic finder", () => {
  it("finds what several ask, in each language, and gives single questions no topic", async () => {
    const texts = [
      "How do I install the CUDA driver on Fedora?",
      "When is the meetup?",
      "installing the CUDA driver on Fedora fails",
      "怎么申请加入社区",
      "CUDA driver for Fedora: how to install it?",
      "加入社区要怎么申请",
      "如何申请加入这个社区",
      "Where do I report a security hole?",
    ];
    const topics = await createTopicFinder(encoders)(texts);
    expect(topics.map(({ members }) => members)).toEqual([
      [0, 2, 4],
      [3, 5, 6],
    ]);
    expect(topics[0]?.words).toEqual(expect.arrayContaining(["cuda", "driver", "fedora"]));
    expect(topics[1]?.words.join()).toMatch(/申请|加入|社区/);
  });

  it("GIVEN no encoder THEN finds none", async () => {
    const find = createTopicFinder({ english: undefined, multilingual: undefined });
    expect(await find(["one", "one", "one"])).toEqual([]);
  });
});
