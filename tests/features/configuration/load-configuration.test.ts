import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadConfiguration } from "../../../src/features/configuration/load-configuration.ts";

const minimal = `
communities:
  - id: mini
    name: Mini
    stages: [design]
    platforms: { web: { channels: [{ id: help }] } }
    roles: [{ id: dev, name: Dev, description: Code }]
`;

describe("loadConfiguration", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "usher-config-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const load = async (text: string) => {
    await writeFile(join(folder, "usher.yaml"), text);
    return loadConfiguration(folder);
  };

  it("GIVEN the sample configuration THEN it loads", async () => {
    const { communities } = await loadConfiguration("config");
    expect(communities[0]?.roles.map(({ id }) => id)).toEqual([
      "technical-supporter",
      "core-developer",
      "product-manager",
      "test-engineer",
    ]);
  });

  it("GIVEN the least possible THEN every default is filled in", async () => {
    expect(await load(minimal)).toMatchObject({
      encoders: { english: "all-MiniLM-L6-v2", multilingual: "use-multilingual-v3" },
      communities: [
        {
          languages: ["en"],
          precision: 0.95,
          retrain: { schedule: "0 3 * * *", timeZone: "UTC" },
          solutions: { acceptedBy: ["asker", "moderators"], ownAnswers: false, askAfterHours: 24 },
          retentionDays: 365,
          platforms: { web: { channels: [{ id: "help", mode: "auto" }], defaultMode: "off", moderators: [] } },
        },
      ],
    });
  });

  it.each([
    ["an unknown key", "precison: 0.9", "communities[0].precison is no setting here"],
    ["a precision over one", "precision: 95", "communities[0].precision must be at most 0.999"],
    [
      "a wrong mode",
      "platforms: { web: { channels: [{ id: a, mode: loud }] } }",
      "channels[0].mode must be one of off, observe, mention, suggest, auto",
    ],
    ["a wrong schedule", "retrain: { schedule: nightly }", "communities[0].retrain.schedule must be a cron expression"],
    [
      "a wrong time zone",
      "retrain: { timeZone: Mars/Base }",
      "communities[0].retrain.timeZone must be a time zone's IANA name",
    ],
    ["a wrong type", "name: 7", "communities[0].name must be a string"],
    ["no roles", "roles: []", "communities[0].roles must have at least 1 entry"],
    [
      "a stage nobody lists",
      "roles: [{ id: dev, name: Dev, description: Code, stages: [party] }]",
      "communities[0].roles[0].stages the stage party is not one of",
    ],
    [
      "a move to a stage nobody lists",
      "tasks: { moves: { design: [party] } }",
      "communities[0].tasks.moves.design the stage party is not one of design",
    ],
    [
      "a move that leads nowhere else",
      "tasks: { moves: { design: [design] } }",
      "communities[0].tasks.moves.design leads to itself",
    ],
    [
      "an owner of no stage",
      "tasks: { owners: { party: dev } }",
      "communities[0].tasks.owners.party the stage party is not one of design",
    ],
    [
      "an owner that is no role",
      "tasks: { owners: { design: king } }",
      "communities[0].tasks.owners.design there is no role king; the roles are dev",
    ],
    [
      "an owner that does not own the stage",
      "tasks: { owners: { design: dev } }",
      "communities[0].tasks.owners.design the role dev does not own it; add design to the role's stages",
    ],
    [
      "a role twice",
      "roles: [{ id: a, name: A, description: A }, { id: a, name: B, description: B }]",
      "two roles have the id a",
    ],
    [
      "Discord without its server",
      "platforms: { discord: {} }",
      "communities[0].platforms.discord.id is missing; give the server's id",
    ],
    ["a badly formed id", "id: Not An Id", "communities[0].id must be lower-case words joined by hyphens"],
  ])("GIVEN %s THEN the fault names its place and the remedy", async (_, setting, message) => {
    const [key] = Object.keys(parse(setting));
    const [community] = parse(minimal).communities;
    const text = JSON.stringify({ communities: [{ ...community, ...parse(setting), [key!]: parse(setting)[key!] }] });
    await expect(load(text)).rejects.toMatchObject({
      code: "config-invalid",
      message: expect.stringContaining(message),
    });
  });

  it("GIVEN several faults THEN all are reported at once", async () => {
    const text = minimal.replace("name: Mini", "name: 7").replace("Code }", "Code, colour: red }");
    await expect(load(text)).rejects.toThrow(/2 faults:[\s\S]*roles\[0\]\.colour[\s\S]*|2 faults:[\s\S]*name/);
    await expect(load(text)).rejects.toThrow(/colour/);
    await expect(load(text)).rejects.toThrow(/name must be a string/);
  });

  it("GIVEN a misspelt key, a bad value and a stage that is none THEN one does not hide the others", async () => {
    const text = `${minimal.replace("Code }", "Code, stages: [party] }")}    precison: 0.9\n    retentionDays: never\n`;
    const fault = await load(text).catch((error: unknown) => String(error));
    expect(fault).toContain("3 faults:");
    expect(fault).toContain("communities[0].precison is no setting here");
    expect(fault).toContain("communities[0].retentionDays must be a");
    expect(fault).toContain("communities[0].roles[0].stages the stage party is not one of");
  });

  it("GIVEN a channel in two communities THEN it is refused", async () => {
    const [community] = parse(minimal).communities;
    const text = JSON.stringify({ communities: [community, { ...community, id: "second" }] });
    await expect(load(text)).rejects.toThrow("the web channel help is listed twice");
  });

  it("GIVEN broken YAML THEN the line is named, GIVEN no file THEN the variable", async () => {
    await expect(load("communities:\n  - id: [")).rejects.toThrow(
      /usher\.yaml is not valid YAML at line \d+, column \d+/,
    );
    await expect(loadConfiguration(join(folder, "nowhere"))).rejects.toThrow(
      /does not exist; check the path \(USHER_CONFIG names/,
    );
  });
});
