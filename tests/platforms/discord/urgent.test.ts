import { expect, it } from "vitest";
import { createUrgent } from "../../../src/platforms/discord/urgent.ts";

it("GIVEN urgent work THEN what is not waits for it, but not for what becomes urgent later", async () => {
  const urgent = createUrgent();
  const happened: string[] = [];
  let finish = () => {};
  const work = urgent.run(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  const waiting = urgent.settled().then(() => happened.push("the rest"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  void urgent.run(() => new Promise(() => {}));
  happened.push("acknowledged");
  finish();
  await work;
  await waiting;
  expect(happened).toEqual(["acknowledged", "the rest"]);
});

it("GIVEN what arrives together with the rest THEN it goes first; GIVEN that it fails THEN the rest goes on", async () => {
  const urgent = createUrgent();
  const waiting = urgent.settled();
  const work = urgent.run(() => Promise.reject(new Error("forgotten")));
  await expect(work).rejects.toThrow("forgotten");
  await waiting;
  await urgent.settled();
});
