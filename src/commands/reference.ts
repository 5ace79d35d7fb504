import { readFile, writeFile } from "node:fs/promises";
import type { Command as Program } from "commander";
import { z } from "zod";
import { UsherError } from "../core/errors.ts";
import { configurationSchema } from "../features/configuration/configuration-schema.ts";
import type { CommandContext } from "./command-context.ts";
import { renderPlatforms } from "./rendering/render-platforms.ts";
import { describeChatCommands } from "./serving/list-chat-commands.ts";

/** `usher reference`: prints the README's tables of commands and settings, made from the code. */
export function addReferenceCommand(program: Program, { print }: CommandContext): void {
  program
    .command("reference", { hidden: true })
    .description("print the README's tables of commands and settings")
    .argument("[table]", "cli, chat, platforms or configuration")
    .option("--write <file>", "put all tables into a Markdown file, between their marks")
    .action(async (table: string | undefined, { write }: { readonly write?: string }) => {
      if (write !== undefined) return writeReference(program, write);
      print(await renderReference(program, table ?? "cli"));
    });
}

async function writeReference(program: Program, file: string): Promise<void> {
  let text = await readFile(file, "utf8");
  for (const table of ["chat", "platforms", "cli", "configuration"]) {
    const mark = `<!-- reference: ${table} -->`;
    const [before, rest] = text.split(`${mark}\n`);
    if (rest === undefined)
      throw new UsherError("input-invalid", `${file} has no ${mark}; put it where the table belongs`);
    const after = rest.slice(rest.indexOf("<!-- end -->"));
    text = `${before}${mark}\n${await renderReference(program, table)}\n${after}`;
  }
  await writeFile(file, text);
}

/** One of the README's tables, as Markdown. */
export async function renderReference(program: Program, table: string): Promise<string> {
  if (table === "cli") return renderCli(program);
  if (table === "platforms") return renderPlatforms();
  return table === "chat" ? renderChat() : renderConfiguration();
}

function renderCli(program: Program): string {
  const lines = listPrograms(program).map(({ name, command }) => {
    const words = [
      name,
      ...command.registeredArguments.map((argument) =>
        argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
      ),
    ];
    const options = command.options.map((option) => `\`${option.flags}\``).join(", ");
    return `| \`${words.join(" ")}\` | ${command.description()} | ${options} |`;
  });
  return ["| Command | Does | Options |", "|---|---|---|", ...lines].join("\n");
}

function listPrograms(program: Program): readonly { readonly name: string; readonly command: Program }[] {
  return program.commands
    .filter((command) => command.name() !== "reference")
    .flatMap((command) => {
      const name = `usher ${command.name()}`;
      if (command.commands.length === 0) return [{ name, command }];
      return command.commands.map((inner) => ({ name: `${name} ${inner.name()}`, command: inner }));
    });
}

async function renderChat(): Promise<string> {
  const commands = await describeChatCommands();
  const lines = commands.map(({ name, description, options, permission }) => {
    const words = options.map((option) => (option.required ? `<${option.name}>` : `[${option.name}]`));
    return `| \`/${[name, ...words].join(" ")}\` | ${description} | ${permission} |`;
  });
  return ["| Command | Does | Who |", "|---|---|---|", ...lines].join("\n");
}

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

function renderConfiguration(): string {
  const schema = z.toJSONSchema(configurationSchema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  return ["| Setting | Default | Meaning |", "|---|---|---|", ...listSettings(schema, "")].join("\n");
}

function listSettings(schema: JsonSchema, path: string): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const here = path === "" ? name : `${path}.${name}`;
    // The four platforms have the same settings; one row stands for all.
    if (path.endsWith("platforms") && name !== "web") return [];
    const shown = path.endsWith("platforms") ? `${path}.<platform>` : here;
    const inner = field.items?.properties ? listSettings(field.items, `${shown}[]`) : listSettings(field, shown);
    return field.description === undefined && inner.length > 0 ? inner : [toRow(shown, field), ...inner];
  });
}

function toRow(path: string, { description = "", default: preset, enum: values }: JsonSchema): string {
  const meaning = values ? `${description} One of ${values.map((value) => `\`${value}\``).join(", ")}.` : description;
  const isPlain = preset !== undefined && JSON.stringify(preset) !== "{}" && JSON.stringify(preset) !== "[]";
  return `| \`${path}\` | ${isPlain ? `\`${String(preset)}\`` : ""} | ${meaning} |`;
}
