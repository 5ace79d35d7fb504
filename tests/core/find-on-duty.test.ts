import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Community, Member } from "../../src/core/community/community.ts";
import type { DutyEntry, DutySwap } from "../../src/core/duty/duty.ts";
import { findOnDuty } from "../../src/core/duty/find-on-duty.ts";
import { pingPerson } from "../../src/core/duty/ping-person.ts";
import type { Store } from "../../src/core/ports/store.ts";
import { aCommunity, aTime } from "../fakes.ts";
import { aStore } from "../store/a-store.ts";

const here = { community: "lumen", platform: "web" } as const;
const hour = 3_600_000;
const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;

/** A community whose only role has these members. */
function aTeam(members: readonly Partial<Member>[], changes: Partial<Community> = {}): Community {
  const [role] = aCommunity().roles;
  const named = members.map((member) => ({ name: member.id ?? "", id: "", ...member }));
  return aCommunity({ roles: [{ ...role!, id: "helpers", channels: { web: "desk" }, members: named }], ...changes });
}

function anEntry(person: string, changes: Partial<DutyEntry> = {}): DutyEntry {
  return { ...here, role: "helpers", person, isOn: true, share: 1, skills: [], ...changes };
}

function ask(
  store: Store,
  community: Community,
  subject: string,
  { at = aTime, excluding = [], skills = [] }: { at?: number; excluding?: string[]; skills?: string[] } = {},
) {
  return findOnDuty(store, { community }, { ...here, role: "helpers", subject, at, excluding, skills });
}

async function askMany(store: Store, community: Community, subjects: number, options: Parameters<typeof ask>[3] = {}) {
  const people: (string | undefined)[] = [];
  for (let subject = 0; subject < subjects; subject++) {
    const found = await ask(store, community, `task:${options.at}-${subject}`, options);
    people.push(found.kind === "person" ? found.person : undefined);
  }
  return people;
}

const count = (people: readonly (string | undefined)[], person: string) =>
  people.filter((each) => each === person).length;

describe("the rota", () => {
  it("GIVEN 200 pieces of work THEN everybody has an even share within one", async () => {
    const people = await askMany(await aStore(), aTeam([{ id: "ada" }, { id: "bob" }, { id: "cleo" }]), 200);
    expect(["ada", "bob", "cleo"].map((person) => count(people, person))).toEqual([67, 67, 66]);
  });

  it("GIVEN capacities THEN nobody ever has more open work, and full people get none", async () => {
    const capacities = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(capacities, async (given) => {
        const store = await aStore();
        const people = await askMany(store, aTeam(given.map((capacity, index) => ({ id: `p${index}`, capacity }))), 20);
        given.forEach((capacity, index) => {
          expect(count(people, `p${index}`)).toBe(capacity);
        });
        await store.duty.end(here, "task:undefined-0", aTime);
        expect(await askMany(store, aTeam([{ id: "p0", capacity: given[0]! }]), 2, { at: aTime + 1 })).toEqual([
          "p0",
          undefined,
        ]);
      }),
      { numRuns: 8 },
    );
  });

  it("GIVEN absences and hours THEN nobody is asked who is not there", async () => {
    const absence = fc.record({ start: fc.nat({ max: 48 }), length: fc.nat({ max: 24 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(absence, { minLength: 1, maxLength: 3 }), async (absences) => {
        const store = await aStore();
        const team = aTeam(absences.map((_, index) => ({ id: `p${index}` })));
        for (const [index, { start, length }] of absences.entries()) {
          const [from, to] = [aTime + start * hour, aTime + (start + length) * hour];
          await store.duty.saveAbsence({ ...here, person: `p${index}`, start: from, end: to });
        }
        for (let at = 0; at < 72; at += 5) {
          const found = await ask(store, team, `task:${at}`, { at: aTime + at * hour });
          const there = absences.map(({ start, length }) => at < start || at >= start + length);
          if (found.kind === "person") expect(there[Number(found.person.slice(1))]).toBe(true);
          else expect(there).not.toContain(true);
        }
      }),
      { numRuns: 8 },
    );
  });

  it("GIVEN the same work again THEN it is the same person's and no second turn", async () => {
    const store = await aStore();
    const team = aTeam([{ id: "ada" }, { id: "bob" }]);
    const asked = await Promise.all(["a", "a", "b", "a"].map((subject) => ask(store, team, subject)));
    expect(asked).toMatchObject(["ada", "ada", "bob", "ada"].map((person) => ({ person })));
  });

  it("GIVEN somebody of the role who asks THEN it is another's, and the next is theirs", async () => {
    const store = await aStore();
    const team = aTeam([{ id: "ada" }, { id: "bob" }]);
    expect(await ask(store, team, "1", { excluding: ["ada"] })).toMatchObject({ person: "bob" });
    expect(await ask(store, team, "2")).toMatchObject({ person: "ada" });
    expect(await ask(store, aTeam([{ id: "ada" }]), "3", { excluding: ["ada"] })).toMatchObject({ kind: "nobody" });
  });

  it("GIVEN skills THEN who has most of them is asked first", async () => {
    const store = await aStore();
    const team = aTeam([{ id: "ada" }, { id: "bob", skills: ["zh"] }, { id: "cleo", skills: ["zh", "deployment"] }]);
    expect(await ask(store, team, "1", { skills: ["zh", "deployment"] })).toMatchObject({ person: "cleo" });
    expect(await ask(store, team, "2", { skills: ["latin"] })).toMatchObject({ person: "ada" });
  });

  it("GIVEN somebody who was sent enough today THEN others come first, until tomorrow", async () => {
    const store = await aStore();
    const team = aTeam([{ id: "ada" }, { id: "bob" }], { duty: { pingsPerDay: 1 } });
    const ping = { ...here, person: "ada", text: "a line", at: aTime };
    expect(await pingPerson(store, team, { ...ping, key: "1" })).toBe("sent");
    expect(await pingPerson(store, team, { ...ping, key: "2" })).toBe("held");
    expect(await pingPerson(store, team, { ...ping, key: "1" })).toBe("sent");
    expect(await ask(store, team, "1")).toMatchObject({ person: "bob" });
    expect(await ask(store, team, "2")).toMatchObject({ person: "bob" });
    expect(await ask(store, team, "3", { at: aTime + 24 * hour })).toMatchObject({ person: "ada" });
  });

  it("GIVEN a configuration and what people said THEN the rota is those listed or joined, less those who left", async () => {
    const store = await aStore();
    const team = aTeam([{ id: "ada" }, { id: "bob" }]);
    await store.duty.saveEntry(anEntry("ada", { isOn: false }));
    await store.duty.saveEntry(anEntry("cleo"));
    const people = await askMany(store, team, 4);
    expect(people).toEqual(["bob", "cleo", "bob", "cleo"]);
    const [role] = team.roles;
    const onDiscord = { ...team, roles: [{ ...role!, platformIds: { discord: "77" } }] };
    const query = { ...here, role: "helpers", subject: "x", at: aTime, excluding: [], platform: "discord" } as const;
    expect(await findOnDuty(store, { community: onDiscord }, query)).toMatchObject({ keepsRota: false });
    await store.duty.saveEntry(anEntry("9001", { platform: "discord" }));
    expect(await findOnDuty(store, { community: onDiscord }, query)).toMatchObject({ person: "9001" });
  });

  it.each([
    ["after hours", {}, "2026-01-15T18:00:00Z", "2026-01-16T08:00:00.000Z"],
    ["on friday evening", {}, "2026-01-16T18:00:00Z", "2026-01-19T08:00:00.000Z"],
    ["on vacation", { end: "2026-02-03T12:00:00Z" }, "2026-01-15T10:00:00Z", "2026-02-03T12:00:00.000Z"],
    ["over the year's end", {}, "2026-12-31T18:00:00Z", "2027-01-04T08:00:00.000Z"],
    ["over a change of the clock", {}, "2026-03-27T18:00:00Z", "2026-03-30T07:00:00.000Z"],
  ])(
    "GIVEN a role whose only person is away %s THEN it is the role's channel and the next hour",
    async (_, away, time, next) => {
      const store = await aStore();
      const team = aTeam([{ id: "ada", hours: [{ days: weekdays, from: "09:00", to: "17:00" }] }], {
        workingTime: { timeZone: "Europe/Berlin", hours: [], holidays: ["2027-01-01"] },
      });
      if ("end" in away) {
        await store.duty.saveAbsence({ ...here, person: "ada", start: aTime - hour, end: Date.parse(away.end) });
      }
      expect(await ask(store, team, "1", { at: Date.parse(time) })).toEqual({
        kind: "nobody",
        keepsRota: true,
        channel: "desk",
        nextAvailableAt: Date.parse(next),
      });
    },
  );

  it("GIVEN a swap THEN the stand-in takes the other's turns, and gets them back afterwards", async () => {
    const store = await aStore();
    const team = aTeam([{ id: "ada" }, { id: "bob" }, { id: "cleo" }]);
    const swap: DutySwap = {
      ...here,
      id: "s1",
      role: "helpers",
      person: "ada",
      standIn: "bob",
      start: aTime,
      end: aTime + hour,
      isAgreed: true,
      owed: 0,
    };
    await store.duty.saveSwap({ ...swap, isAgreed: false });
    expect(await askMany(store, team, 3, { at: aTime - 1 })).toEqual(["ada", "bob", "cleo"]);
    await store.duty.saveSwap(swap);
    expect(await askMany(store, team, 6, { at: aTime })).toEqual(["bob", "bob", "cleo", "bob", "bob", "cleo"]);
    const after = await askMany(store, team, 12, { at: aTime + hour });
    expect(["ada", "bob", "cleo"].map((person) => count(after, person))).toEqual([6, 2, 4]);
    expect(await store.duty.findSwap("lumen", "s1")).toMatchObject({ owed: 0 });
  });
});
