import { describe, expect, it } from "vitest";
import type { Button } from "../../../src/core/reply/button.ts";
import type { Reply } from "../../../src/core/reply/reply.ts";
import { createActionIds } from "../../../src/platforms/discord/action-id.ts";
import { encodeReply } from "../../../src/platforms/discord/encode.ts";
import { aButton, aCommunity, aReply } from "../../fakes.ts";

const [support, developers] = aCommunity().roles;
const community = aCommunity({ roles: [{ ...support!, platformIds: { discord: "900000000000000001" } }, developers!] });
const encode = (changes: Partial<Reply>) =>
  encodeReply(aReply({ questionId: "q-1", ...changes }), community, createActionIds());

interface Row {
  readonly components: readonly {
    readonly type: number;
    readonly label?: string;
    readonly url?: string;
    readonly options?: readonly unknown[];
  }[];
}

const rowsOf = (changes: Partial<Reply>) => encode(changes).at(-1)!.components as unknown as readonly Row[];

describe("an answer", () => {
  it("is an embed with title, link, text, small print and buttons", () => {
    const source = "https://example.org/faq";
    const [message, ...others] = encode({ title: "How?", source, footer: "97 % sure", buttons: [aButton()] });
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      content: "",
      embeds: [{ title: "How?", url: source, description: "An *answer*.", footer: { text: "97 % sure" } }],
      allowed_mentions: { parse: [] },
    });
    expect(rowsOf({ source, buttons: [aButton()] })[0]!.components).toMatchObject([
      { label: "This solved it" },
      { label: "example.org ↗", url: source },
    ]);
  });

  it.each(["javascript:alert(1)", "not an address", `https://example.org/${"x".repeat(600)}`])(
    "GIVEN the source %j THEN there is no link",
    (source) => {
      expect(encode({ title: "How?", source })[0]!.embeds[0]).not.toHaveProperty("url");
      expect(rowsOf({ source })).toEqual([]);
    },
  );

  it("GIVEN a long one THEN only the first part has the title, only the last the small print and buttons", () => {
    const parts = encode({ title: "How?", footer: "sure", text: "Some text. ".repeat(900), buttons: [aButton()] });
    expect(parts.length).toBe(3);
    expect(parts.map(({ embeds }) => embeds[0]?.title)).toEqual(["How?", undefined, undefined]);
    expect(parts.map(({ embeds }) => embeds[0]?.footer?.text)).toEqual([undefined, undefined, "sure"]);
    expect(parts.map(({ components }) => components.length)).toEqual([0, 0, 1]);
  });
});

describe("whom a reply notifies", () => {
  const nobody = { parse: [], replied_user: false };

  it.each<readonly [string, Partial<Reply>, string, object]>([
    ["no mention", { text: "@everyone <@&900000000000000001>" }, "", nobody],
    [
      "a role",
      { mention: { role: "technical-supporter" } },
      "<@&900000000000000001>",
      { ...nobody, roles: ["900000000000000001"] },
    ],
    [
      "a person",
      { mention: { role: "technical-supporter", person: "900000000000000002" } },
      "<@900000000000000002>",
      { ...nobody, users: ["900000000000000002"] },
    ],
    ["a person of another platform", { mention: { role: "core-developer", person: "tess" } }, "", nobody],
    ["a role without Discord's id", { mention: { role: "core-developer" } }, "", nobody],
  ])("GIVEN %s THEN exactly that", (_, changes, content, allowed) => {
    expect(encode({ kind: "route", ...changes })[0]).toMatchObject({ content, allowed_mentions: allowed });
  });

  it("GIVEN a notice in several parts THEN the mention stands in the first alone", () => {
    const parts = encode({ kind: "notice", text: "word ".repeat(900), mention: { role: "technical-supporter" } });
    expect(parts.map(({ allowed_mentions }) => allowed_mentions.roles ?? [])).toEqual([["900000000000000001"], [], []]);
  });
});

describe("buttons", () => {
  const role = (name: string): Button => ({
    label: name,
    action: { kind: "ask-person", role: name },
    style: "primary",
  });

  it("GIVEN up to three choices THEN they are buttons; GIVEN more THEN one menu", () => {
    expect(rowsOf({ buttons: ["a", "b", "c"].map(role) })[0]!.components).toHaveLength(3);
    const [buttons, menu] = rowsOf({ buttons: [aButton(), ...["a", "b", "c", "d"].map(role)] });
    expect(buttons!.components).toHaveLength(1);
    expect(menu!.components[0]).toMatchObject({ type: 3, placeholder: "Choose…", options: { length: 4 } });
  });

  it("GIVEN more than fit THEN five rows of five", () => {
    const many = Array.from({ length: 40 }, (_, index) => aButton({ action: { kind: "show", faqId: `faq-${index}` } }));
    expect(rowsOf({ buttons: many }).map(({ components }) => components.length)).toEqual([5, 5, 5, 5, 5]);
  });

  it("GIVEN the same action twice THEN it is offered once", () => {
    expect(rowsOf({ buttons: [aButton(), aButton({ label: "Again" })] })[0]!.components).toHaveLength(1);
  });

  it("GIVEN a reply about no question THEN only commands can be pressed", () => {
    const done = aButton({ label: "Done", action: { kind: "command", name: "task done", options: { task: "T-4" } } });
    expect(
      encodeReply(aReply({ buttons: [aButton(), done] }), community, createActionIds())[0]?.components,
    ).toMatchObject([{ components: [{ label: "Done", custom_id: "usher||do|task done|task=T-4" }] }]);
    expect(encodeReply(aReply({ buttons: [aButton()] }), community, createActionIds())[0]!.components).toEqual([]);
  });
});
