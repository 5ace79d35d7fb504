import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { CommandContext } from "../src/commands/command-context.ts";
import { createProgram } from "../src/commands/create-program.ts";
import { readSettings } from "../src/commands/read-settings.ts";
import { renderReference } from "../src/commands/reference.ts";

const readme = readFileSync("README.md", "utf8");

const context: CommandContext = {
  settings: readSettings({}, process.cwd()),
  environment: {},
  program: "",
  print: () => {},
  remark: () => {},
};

it.each(["chat", "platforms", "cli", "configuration"])(
  "GIVEN the code THEN the README's table of %s says the same",
  async (table) => {
    const [, written] = new RegExp(`<!-- reference: ${table} -->\n([\\s\\S]*?)\n<!-- end -->`).exec(readme) ?? [];
    expect(written?.trim(), `bring it up to date with: npm run readme`).toBe(
      await renderReference(await createProgram(context), table),
    );
  },
);

it("GIVEN .env.example THEN it lists every variable that is read, and no other", () => {
  const listed = [...readFileSync(".env.example", "utf8").matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
  const read = ["read-settings.ts", "serving/read-tokens.ts", "discord-invite.ts"].flatMap((file) =>
    [
      ...readFileSync(`src/commands/${file}`, "utf8").matchAll(
        /\b((?:USHER|DISCORD|SLACK|GITHUB|LOG)_[A-Z_]+|PORT|HOST)\b/g,
      ),
    ].map(([, name]) => name),
  );
  expect(new Set(listed)).toEqual(new Set(read));
});
