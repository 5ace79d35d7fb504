import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const source = join(root, "src");

interface SourceFile {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly string[];
}

const files: readonly SourceFile[] = findFiles(source).map(readSource);
const byPath = new Map(files.map((file) => [file.path, file]));

/** The law of the house: who may import whom. */
function mayImport(importer: string, imported: string): boolean {
  const from = importer.split("/");
  const to = imported.split("/");
  if (to[0] === "core") return true;
  switch (from[0]) {
    case "core":
      return false;
    case "learning":
    case "store":
      return to[0] === from[0];
    case "features":
    case "platforms":
      return to[0] === from[0] && to[1] === from[1];
    default:
      return true;
  }
}

describe("architecture", () => {
  it("has only the rooms that the design names", () => {
    expect(readdirSync(source).toSorted()).toEqual(
      ["app.ts", "commands", "core", "features", "learning", "main.ts", "platforms", "store"].toSorted(),
    );
  });

  it("imports only as the folders allow", () => {
    const offences = files.flatMap(({ path, imports }) =>
      imports
        .filter((imported) => imported.startsWith("./") || imported.startsWith("../"))
        .map((imported) => toSourcePath(path, imported))
        .filter((imported) => !mayImport(path, imported))
        .map((imported) => `${path} → ${imported}`),
    );
    expect(offences).toEqual([]);
  });

  it("keeps libraries out of the core", () => {
    const offences = files
      .filter(({ path }) => path.startsWith("core/"))
      .flatMap(({ path, imports }) =>
        imports
          .filter((imported) => !imported.startsWith(".") && imported !== "node:crypto")
          .map((imported) => `${path} → ${imported}`),
      );
    expect(offences).toEqual([]);
  });

  it("has no import cycle, type-only ones included", () => {
    expect(findCycles()).toEqual([]);
  });

  it("has no file over 300 lines", () => {
    expect(files.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  it("has no catch-all name", () => {
    const names = /(^|\/)(utils?|helpers?|commons?|types?|constants|managers?|services?|shared|misc)(\.ts|\/)/;
    expect(files.map(({ path }) => path).filter((path) => names.test(path))).toEqual([]);
  });

  it("names every file in kebab-case", () => {
    expect(files.map(({ path }) => path).filter((path) => !/^[a-z0-9-/]+\.ts$/.test(path))).toEqual([]);
  });

  // Setting a default for a native library that reads its own variables is not reading.
  it("reads the environment only where it wires", () => {
    const readers = files
      .filter(({ path }) => /process\.env\b(?!\["\w+"\] \?\?= )/.test(readFileSync(join(source, path), "utf8")))
      .map(({ path }) => path)
      .filter((path) => path !== "main.ts" && path !== "app.ts" && !path.startsWith("commands/"));
    expect(readers).toEqual([]);
  });

  it("keeps the README's tree equal to src", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const tree = /```\nsrc\/\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const listed = tree
      .split("\n")
      .map((line) => /^ +([\w.-]+(?:\/[\w.-]+)*\/?) /.exec(line)?.[1])
      .filter((name) => name !== undefined);
    expect(listed.toSorted()).toEqual(findRooms().toSorted());
  });
});

/** The files at the top of src and the folders of two levels; of learning's and the store's own folders only these themselves. */
function findRooms(): readonly string[] {
  return readdirSync(source, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name];
    if (entry.name === "learning" || entry.name === "store") return [`${entry.name}/`];
    const inside = readdirSync(join(source, entry.name), { withFileTypes: true });
    const rooms = inside.filter((room) => room.isDirectory()).map((room) => `${entry.name}/${room.name}/`);
    return inside.length > rooms.length ? [`${entry.name}/`, ...rooms] : rooms;
  });
}

function findCycles(): readonly string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
      return;
    }
    if (done.has(path)) return;
    const local = (byPath.get(path)?.imports ?? []).filter((imported) => imported.startsWith("."));
    for (const imported of local) visit(toSourcePath(path, imported), [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return cycles;
}

function findFiles(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return findFiles(path);
    return name.endsWith(".ts") ? [path] : [];
  });
}

function readSource(path: string): SourceFile {
  const text = readFileSync(path, "utf8");
  const imports = [
    ...text.matchAll(/^\s*(?:import|export)\b[^;]*?\bfrom\s+"([^"]+)"/gm),
    ...text.matchAll(/\bimport\(\s*"([^"]+)"\s*\)/g),
    ...text.matchAll(/^import\s+"([^"]+)"/gm),
  ].map((match) => match[1]!);
  return { path: relative(source, path), lines: text.split("\n").length - 1, imports };
}

function toSourcePath(importer: string, imported: string): string {
  return relative(source, resolve(source, dirname(importer), imported));
}
