import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Community, Member } from "../../src/core/community/community.ts";
import { isWorking } from "../../src/core/community/working-hours.ts";
import { findOnDuty } from "../../src/core/duty/find-on-duty.ts";
import { pingPerson, toDayStart } from "../../src/core/duty/ping-person.ts";
import { aCommunity } from "../fakes.ts";
import { aStore } from "../store/a-store.ts";

const here = { community: "lumen", platform: "web" } as const;
const hour = 3_600_000;
const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Shanghai"] as const;
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const budget = 5;

const window = fc.record({
  days: fc.subarray([...days], { minLength: 3 }),
  from: fc.constantFrom("00:00", "02:30", "09:00", "22:00"),
  to: fc.constantFrom("02:30", "06:00", "17:00", "24:00"),
});

const person = fc.record({
  share: fc.integer({ min: 1, max: 10 }),
  capacity: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  timeZone: fc.constantFrom(...zones),
  hours: fc.array(window, { maxLength: 2 }),
  away: fc.tuple(fc.nat({ max: 96 }), fc.nat({ max: 48 })),
});

function aTeam(people: readonly Omit<Member, "id" | "name">[]): Community {
  const [role] = aCommunity().roles;
  const members = people.map((terms, index): Member => ({ id: `p${index}`, name: `p${index}`, ...terms }));
  return aCommunity({
    roles: [{ ...role!, id: "helpers", members }],
    workingTime: { timeZone: "Europe/Berlin", hours: [], holidays: ["2027-01-01"] },
    duty: { pingsPerDay: budget },
  });
}

describe("the rules of the rota, work coming and going for four days", () => {
  it.each([
    ["over the beginning of daylight saving", Date.UTC(2026, 2, 27, 12)],
    ["over its end", Date.UTC(2026, 9, 23, 12)],
    ["over a year's end", Date.UTC(2026, 11, 30, 12)],
  ])(
    "GIVEN any team %s THEN nobody is asked who is away, off hours, full or excluded, nor pinged beyond a day's budget",
    async (_, start) => {
      const team = fc.array(person, { minLength: 1, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(team, fc.infiniteStream(fc.nat({ max: 5 })), async (people, dice) => {
          const store = await aStore();
          const community = aTeam(
            people.map(({ away: __, capacity, ...terms }) => ({ ...terms, ...(capacity && { capacity }) })),
          );
          const absences = people.map(({ away: [from, length] }) => [
            start + from * hour,
            start + (from + length) * hour,
          ]);
          for (const [index, [from = 0, until = 0]] of absences.entries()) {
            await store.duty.saveAbsence({ ...here, person: `p${index}`, start: from, end: until });
          }
          const open = people.map((): string[] => []);
          const sent = new Map<string, number>();
          for (let step = 0; step < 96; step++) {
            const at = start + step * hour;
            const roll = () => dice.next().value;
            const excluded = roll();
            const subject = `task:${step}`;
            const query = { ...here, role: "helpers", subject, at, excluding: [`p${excluded}`] };
            const found = await findOnDuty(store, { community }, query);
            const isFree = people.map(({ capacity, timeZone, hours }, index) => {
              const [from = 0, until = 0] = absences[index] ?? [];
              const isThere =
                isWorking({ ...community.workingTime, timeZone, hours }, at) && (at < from || at >= until);
              return isThere && index !== excluded && (capacity === undefined || open[index]!.length < capacity);
            });
            if (found.kind === "nobody") expect(isFree).not.toContain(true);
            else {
              const index = Number(found.person.slice(1));
              expect(isFree[index]).toBe(true);
              open[index]!.push(subject);
              const ping = { ...here, person: found.person, key: subject, text: subject, at };
              const day = `${found.person} ${toDayStart(community, at)}`;
              const before = sent.get(day) ?? 0;
              expect(await pingPerson(store, community, ping)).toBe(before < budget ? "sent" : "held");
              sent.set(day, Math.min(budget, before + 1));
            }
            // Some of the work is done.
            const worker = open[roll()];
            const done = worker?.shift();
            if (done !== undefined) await store.duty.end(here, done, at);
          }
        }),
        { numRuns: 3 },
      );
    },
  );
});
