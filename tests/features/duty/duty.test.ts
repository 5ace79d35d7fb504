import { describe, expect, it } from "vitest";
import { findOnDuty } from "../../../src/core/duty/find-on-duty.ts";
import { aTime } from "../../fakes.ts";
import { aRota, aTeam } from "./a-rota.ts";

const hour = 3_600_000;
const here = { community: "lumen", platform: "web" } as const;
const support = "technical-supporter";
const helper = { platform: "discord", roleIds: ["role-dev"] } as const;

const take = ({ store, community }: Awaited<ReturnType<typeof aRota>>, subject: string, at = aTime) =>
  findOnDuty(store, { community }, { ...here, role: support, subject, at, excluding: [] });

describe("/duty show and who", () => {
  it("GIVEN a rota THEN who is next is told, and telling it takes no turn", async () => {
    const rota = await aRota();
    for (const _ of [1, 2, 3]) {
      const { text } = await rota.call("who", "ann", { role: "technical supporters" });
      expect(text).toBe("**Technical supporters**: Tess is on duty.");
    }
    expect(await rota.store.duty.countOpen(here, 0)).toEqual(new Map());
    expect(await take(rota, "task:1")).toMatchObject({ person: "tess" });
    expect((await rota.call("who", "ann", { role: support })).text).toContain("Ben is on duty");
    expect((await rota.call("show", "ann", { role: support })).text).toContain(
      "**Tess** · there · at any time · 1 open",
    );
  });

  it("GIVEN nobody at work THEN the channel and the next hour of work are told, in the caller's time zone", async () => {
    const hours = [{ days: ["fri"], from: "09:00", to: "17:00" }] as const;
    const rota = await aRota(aTeam({ workingTime: { timeZone: "Europe/Berlin", hours, holidays: [] } }));
    await rota.store.profiles.save({ ...here, person: "ann", timeZone: "Asia/Shanghai" });
    expect((await rota.call("who", "ann", { role: support })).text).toBe(
      "**Technical supporters**: nobody is available now; from Fri, 16 Jan 2026, 16:00 (Asia/Shanghai) on, somebody is. Its channel: #desk",
    );
    const chinese = await rota.call("who", "ann", { role: support }, { language: "zh" });
    expect(chinese.text).toContain("现在没有人在");
  });

  it("GIVEN no role THEN own duty is shown, and of whoever has none how to join", async () => {
    const rota = await aRota();
    expect((await rota.call("show", "tess")).text).toContain("**Technical supporters** · there");
    expect((await rota.call("show", "ann")).text).toContain("You are on no rota");
    const all = (await rota.call("who", "ann")).text;
    expect(all.split("\n")).toEqual([
      "**Technical supporters**: Tess is on duty.",
      expect.stringContaining("**Core developers**: Cora Lindqvist"),
    ]);
  });

  it("GIVEN a role nobody knows THEN those there are are named", async () => {
    const { call } = await aRota();
    expect((await call("who", "ann", { role: "cooks" })).text).toBe(
      "There is no role “cooks”. There are: Technical supporters, Core developers.",
    );
  });
});

describe("/duty join and leave", () => {
  it("GIVEN terms THEN they are kept through leaving and coming back, and audited", async () => {
    const rota = await aRota();
    const terms = { share: "2", capacity: "3", skills: "Docker, gpu", hours: "mon-fri 9-17", zone: "berlin" };
    const joined = await rota.call("join", "tess", terms);
    expect(joined.text).toBe(
      "On the rota of **Technical supporters**:\n- **Tess** · there · Mon–Fri 09:00–17:00 Europe/Berlin · share 2 · 0 of 3 open · skills: docker, gpu",
    );
    await rota.call("leave", "tess");
    expect((await rota.call("show", "ann", { role: support })).text).not.toContain("Tess");
    await rota.call("join", "tess", { share: "4" });
    expect(await rota.store.duty.findEntries(here, support)).toEqual([
      {
        ...here,
        role: support,
        person: "tess",
        isOn: true,
        share: 4,
        capacity: 3,
        skills: ["docker", "gpu"],
        hours: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" }],
      },
    ]);
    const audited = await rota.store.audit.findLatest("lumen", 9);
    expect(audited.map(({ action, actor }) => [action, actor])).toEqual([
      ["duty-joined", "tess"],
      ["duty-left", "tess"],
      ["duty-joined", "tess"],
    ]);
  });

  it("GIVEN terms to be taken back THEN no limit and the community's hours hold again", async () => {
    const rota = await aRota();
    await rota.call("join", "tess", { capacity: "3", hours: "always" });
    await rota.call("join", "tess", { capacity: "0", hours: "default" });
    const [entry] = await rota.store.duty.findEntries(here, support);
    expect([entry?.capacity, entry?.hours]).toEqual([undefined, undefined]);
  });

  it.each([
    [{ share: "11" }, "cannot read “11” as a share"],
    [{ capacity: "many" }, "cannot read “many” as a capacity"],
    [{ hours: "sometimes" }, "cannot read “sometimes” as hours"],
    [{ zone: "Atlantis" }, "no time zone “Atlantis”"],
    [{ role: "core-developer" }, "You do not hold the role Core developers"],
    [{ person: "ben" }, "Only moderators"],
  ])("GIVEN %j THEN it is said what is wrong and nothing is kept", async (options, text) => {
    const rota = await aRota();
    expect((await rota.call("join", "tess", options)).text).toContain(text);
    expect(await rota.store.duty.findEntries(here, support)).toEqual([]);
  });

  it("GIVEN a moderator THEN they may act for others", async () => {
    const rota = await aRota();
    await rota.call("leave", "mona", { role: support, person: "ben" });
    expect((await rota.call("show", "ann", { role: support })).text).not.toContain("Ben");
    await rota.call("join", "mona", { role: support, person: "zoe" });
    expect((await rota.call("show", "ann", { role: support })).text).toContain("**zoe**");
    expect((await rota.call("leave", "mona", { role: support, person: "ann" })).text).toContain(
      "ann is not on the rota",
    );
  });

  it("GIVEN a person who lost the platform's role THEN they are called no more, until they have it again", async () => {
    const rota = await aRota();
    const see = (roles: readonly string[], at: number) =>
      rota.store.people.record({
        ...here,
        platform: "discord",
        person: "42",
        standing: { roles, isModerator: false, isAdmin: false },
        at,
      });
    await rota.call("join", "42", { role: "core-developer" }, { ...helper, name: "Finn" });
    const who = async () => (await rota.call("who", "42", { role: "core-developer" }, helper)).text;
    expect(await who()).toBe("**Core developers**: Finn is on duty.");
    await see([], aTime + hour);
    expect(await who()).toContain("keeps no rota");
    const refused = await rota.call("join", "mona", { role: "core-developer", person: "42" }, { platform: "discord" });
    expect(refused.text).toContain("Finn does not hold the role Core developers here");
    await see(["core-developer"], aTime + 2 * hour);
    expect(await who()).toContain("Finn is on duty");
  });
});

describe("/duty away", () => {
  it("GIVEN an absence in human words THEN the person is passed over, shown as away, and back by the button", async () => {
    const rota = await aRota();
    const away = await rota.call("away", "tess", {
      until: "monday",
      reason: "moving, token: ghp_0123456789012345678901",
    });
    expect(away.text).toBe(
      "Tess is away from Thu, 15 Jan 2026, 09:30 (UTC) until Mon, 19 Jan 2026, 00:00 (UTC), and is not called then.",
    );
    expect((await rota.call("show", "ann", { role: support })).text).toContain(
      "**Tess** · away: moving, token: [token], from Mon, 19 Jan 2026, 00:00 (UTC) on",
    );
    expect(await take(rota, "task:1")).toMatchObject({ person: "ben" });
    const [button] = away.buttons;
    expect(button?.action).toEqual({ kind: "command", name: "duty away", options: { until: "now" } });
    expect((await rota.call("away", "tess", { until: "now" })).text).toBe("Tess is back on duty.");
    expect((await rota.call("away", "tess", { until: "now" })).text).toBe("Tess is not noted as away.");
    expect(await take(rota, "task:2")).toMatchObject({ person: "tess" });
  });

  it.each([
    [{ until: "when pigs fly" }, "cannot read “when pigs fly” as a time"],
    [{ until: "2025-01-01 09:00" }, "is in the past"],
    [{ from: "2026-02-02 09:00", until: "2026-02-01 09:00" }, "It would end"],
    [{ until: "friday", person: "ben" }, "Only moderators"],
  ])("GIVEN %j THEN it is said what is wrong", async (options, text) => {
    const rota = await aRota();
    expect((await rota.call("away", "tess", options)).text).toContain(text);
    expect(await rota.store.duty.findAbsences(here)).toEqual([]);
  });

  it("GIVEN an old reason THEN it is erased with the other texts", async () => {
    const rota = await aRota();
    await rota.call("away", "tess", { until: "tomorrow 9:00", reason: "dentist" });
    await rota.store.questions.eraseTextsBefore("lumen", aTime + hour, aTime + hour);
    expect(await rota.store.duty.findAbsences(here)).toMatchObject([{ reason: "dentist" }]);
    await rota.store.questions.eraseTextsBefore("lumen", aTime + 48 * hour, aTime + 48 * hour);
    expect((await rota.store.duty.findAbsences(here)).map(({ reason }) => reason)).toEqual([undefined]);
  });
});

describe("/duty swap", () => {
  const swap = { role: support, with: "ben", until: "friday 18:00" };

  it("GIVEN a request THEN the other is asked by buttons, and their yes is told to all and holds", async () => {
    const rota = await aRota();
    expect((await rota.call("swap", "tess", swap)).text).toContain("I ask Ben to stand in for Technical supporters");
    const [asked] = await rota.said();
    expect(asked).toMatchObject({ to: "ben", text: expect.stringContaining("Can you stand in for Tess") });
    const { action } = asked!.buttons[0]!;
    expect(action).toEqual({ kind: "command", name: "duty answer", options: { swap: "swap-1", answer: "yes" } });
    expect((await rota.call("show", "ben")).text).toContain("(not agreed yet)");
    expect(await rota.suggest("answer", "ben", "swap")).toEqual([
      { label: "Tess · Technical supporters", value: "swap-1" },
    ]);
    expect((await rota.call("answer", "cleo", { swap: "swap-1", answer: "yes" })).text).toContain(
      "asked of somebody else",
    );
    const answers = await Promise.all(
      ["yes", "no"].map((answer) => rota.call("answer", "ben", { swap: "swap-1", answer })),
    );
    expect(answers.map(({ text }) => text)).toEqual([
      expect.stringContaining("you stand in"),
      "This has been answered already.",
    ]);
    expect((await rota.said()).slice(1).map(({ to, text }) => [to, text])).toEqual([
      ["tess", expect.stringContaining("Ben stands in for Tess")],
      ["#desk", expect.stringContaining("Ben stands in for Tess")],
    ]);
    expect(await take(rota, "task:1")).toMatchObject({ person: "ben" });
  });

  it("GIVEN a no THEN who asked is told, nothing changes, and the request is gone", async () => {
    const rota = await aRota();
    await rota.call("swap", "tess", swap);
    await rota.call("answer", "ben", { swap: "swap-1", answer: "no" });
    expect((await rota.said()).at(-1)).toMatchObject({
      to: "tess",
      text: expect.stringContaining("Ben cannot stand in"),
    });
    expect((await rota.call("answer", "ben", { swap: "swap-1", answer: "yes" })).text).toContain("no such request");
    expect(await take(rota, "task:1")).toMatchObject({ person: "tess" });
  });

  it.each([
    [{ with: "tess" }, "cannot stand in for oneself"],
    [{ with: "ann" }, "ann is not on the rota"],
    [{ until: "" }, "cannot read “”"],
  ])("GIVEN %j THEN nobody is asked", async (options, text) => {
    const rota = await aRota();
    expect((await rota.call("swap", "tess", { ...swap, ...options })).text).toContain(text);
    expect(await rota.said()).toEqual([]);
  });

  it("GIVEN an answer after the time THEN it is over", async () => {
    const rota = await aRota();
    await rota.call("swap", "tess", swap);
    const late = await rota.call("answer", "ben", { swap: "swap-1", answer: "yes" }, { at: aTime + 90 * hour });
    expect(late.text).toContain("is over");
  });
});

it("GIVEN what is typed THEN time zones and hours are offered", async () => {
  const { suggest } = await aRota();
  expect((await suggest("join", "tess", "zone", "berlin"))[0]).toMatchObject({ value: "Europe/Berlin" });
  expect((await suggest("join", "tess", "hours", "mon-fri"))[0]).toMatchObject({ value: "mon-fri 9-17" });
});
