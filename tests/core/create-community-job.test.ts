import { expect, it } from "vitest";
import { createCommunityJob } from "../../src/core/announcement/create-community-job.ts";
import { aCommunity, silentLog } from "../fakes.ts";

const communities = new Map(
  ["broken", "lumen", "orbit"].map((id) => [id, { community: aCommunity({ id }), judge: undefined as never }]),
);

it("GIVEN a community for which it fails THEN that is logged with its name, and the others have theirs done", async () => {
  const [done, logged]: [string[], object[]] = [[], []];
  const log = { ...silentLog, error: (fields: object) => void logged.push(fields) };
  const job = createCommunityJob({ communities, log }, { name: "tell", schedule: "* * * * *" }, async ({ id }) => {
    if (id === "broken") throw new Error("the disk is full");
    done.push(id);
  });
  await job.run(1, new AbortController().signal);
  expect(done).toEqual(["lumen", "orbit"]);
  expect(logged).toMatchObject([{ job: "tell", community: "broken", err: { message: "the disk is full" } }]);
});

it("GIVEN Usher stops meanwhile THEN the communities that are left are left", async () => {
  const stopping = new AbortController();
  const done: string[] = [];
  const job = createCommunityJob(
    { communities, log: silentLog },
    { name: "tell", schedule: "* * * * *" },
    async ({ id }) => {
      done.push(id);
      stopping.abort();
    },
  );
  await job.run(1, stopping.signal);
  expect(done).toEqual(["broken"]);
});
