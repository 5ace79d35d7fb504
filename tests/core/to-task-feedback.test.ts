import { describe, expect, it } from "vitest";
import type { Standpoint } from "../../src/core/feedback/feedback.ts";
import { toExamples } from "../../src/core/feedback/to-examples.ts";
import type { Task } from "../../src/core/task/task.ts";
import { toTaskFeedback } from "../../src/core/task/to-task-feedback.ts";
import { aTask } from "../store/records.ts";

const proposal = {
  stage: [
    { label: "design", confidence: 0.6 },
    { label: "testing", confidence: 0.3 },
  ],
  role: [{ label: "developer", confidence: 0.7 }],
};

function sorted(person: string, standpoint: Standpoint, said: { stage?: string; role?: string }, at = 5) {
  const task: Task = { ...aTask({ details: "It hangs.", proposal }), number: 4, waitsFor: [], version: 2 };
  const change = { kind: "sorted", from: "design", to: said.stage ?? "design", said, standpoint } as const;
  return { task, event: { change, by: { platform: "web", person } as const, at } };
}

const learn = (...changed: readonly ReturnType<typeof sorted>[]) => toExamples(toTaskFeedback(changed));

describe("what is learnt from tasks that people sort", () => {
  it("GIVEN a moderator sorts a task otherwise THEN its words are an example of that stage and role, with trust", () => {
    expect(learn(sorted("mona", "moderator", { stage: "testing", role: "tester" }))).toEqual([
      {
        text: "Fix the loader\n\nIt hangs.",
        stage: "testing",
        role: "tester",
        source: "feedback",
        trust: 1,
        questionId: "T-4",
        people: ["mona"],
        at: 5,
        isVouched: true,
      },
    ]);
  });

  it.each([
    ["a helper", "helper", 0.8, true],
    ["its creator", "asker", 0.5, false],
  ] as const)(
    "GIVEN %s sorts it THEN the word counts as it does about questions",
    (_, standpoint, trust, isVouched) => {
      expect(learn(sorted("ann", standpoint, { stage: "testing" }))).toMatchObject([{ trust, isVouched }]);
    },
  );

  it("GIVEN a bystander sorts it THEN nothing is learnt", () => {
    expect(learn(sorted("ben", "bystander", { stage: "testing" }))).toEqual([]);
  });

  it("GIVEN one person changes their mind THEN the last word counts", () => {
    const [example, ...others] = learn(
      sorted("mona", "moderator", { stage: "testing" }),
      sorted("mona", "moderator", { stage: "design" }, 9),
    );
    expect([example?.stage, others]).toEqual(["design", []]);
  });

  it("GIVEN a text that was erased THEN nothing is learnt", () => {
    const { task, event } = sorted("mona", "moderator", { stage: "testing" });
    expect(toExamples(toTaskFeedback([{ task: { ...task, title: "", details: "" }, event }]))).toEqual([]);
  });
});
