import { z } from "zod";
import { ApiError } from "../api-error.ts";
import type { Gateway } from "../gateway.ts";
import { toUser } from "../payloads.ts";
import { ok, type Route, type RouteCall } from "../route.ts";
import { applicationFlags } from "../state.ts";

const mostCharacters = 4000;
const commandName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

interface OptionBody {
  readonly type: number;
  readonly name: string;
  readonly required?: boolean | undefined;
  readonly autocomplete?: boolean | undefined;
  readonly choices?: readonly unknown[] | undefined;
  readonly options?: readonly OptionBody[] | undefined;
}

const choice = z.strictObject({
  name: z.string().min(1).max(100),
  name_localizations: z.record(z.string(), z.string().min(1).max(100)).nullish(),
  value: z.string().min(1).max(100),
});

const option: z.ZodType<OptionBody> = z.lazy(() =>
  z.looseObject({
    type: z.number().min(1).max(11),
    name: z
      .string()
      .regex(commandName)
      .refine((name) => name === name.toLowerCase()),
    description: z.string().min(1).max(100),
    required: z.boolean().optional(),
    autocomplete: z.boolean().optional(),
    choices: z.array(choice).max(25).optional(),
    options: z.array(option).max(25).optional(),
  }),
);

const chatInput = z.looseObject({
  type: z.literal(1).default(1),
  name: z
    .string()
    .regex(commandName)
    .refine((name) => name === name.toLowerCase()),
  description: z.string().min(1).max(100),
  options: z.array(option).max(25).optional(),
});

const contextMenu = z.looseObject({
  type: z.union([z.literal(2), z.literal(3)]),
  name: z.string().min(1).max(32),
  description: z.literal("").optional(),
});

/** Where to find the gateway, the application itself, and its commands. */
export function applicationRoutes(gateway: () => Gateway, gatewayUrl: () => string): readonly Route[] {
  const commandPaths = ["/applications/:app/commands", "/applications/:app/guilds/:guild/commands"];
  return [
    { method: "GET", path: "/gateway/bot", handle: () => ok(toGatewayBot(gatewayUrl(), gateway().shards)) },
    { method: "GET", path: "/applications/@me", handle: (call) => getApplication(call, gateway()) },
    { method: "GET", path: "/oauth2/applications/@me", handle: (call) => getApplication(call, gateway()) },
    ...commandPaths.flatMap((path): readonly Route[] => [
      { method: "GET", path, handle: ({ world, params }) => ok(world.state.commands.get(params[1] ?? "global") ?? []) },
      { method: "PUT", path, handle: putCommands },
    ]),
  ];
}

function toGatewayBot(url: string, shards: number): object {
  return {
    url,
    shards,
    session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 16 },
  };
}

function getApplication({ world }: RouteCall, gateway: Gateway) {
  const flags = gateway.faults.grantsMessageContent ? applicationFlags.messageContent : 0;
  return ok({ id: world.state.bot.id, name: "Usher", description: "", bot: toUser(world.state.bot), flags });
}

/** Replaces the whole set; ids stay with the names. */
function putCommands({ world, params, body }: RouteCall) {
  const parsed = z
    .array(z.union([chatInput, contextMenu]))
    .max(115)
    .safeParse(body);
  if (!parsed.success) throw new ApiError(400, 50035, "Invalid Form Body", z.treeifyError(parsed.error));
  checkAmounts(parsed.data);
  for (const command of parsed.data) checkOptions((command as { options?: readonly OptionBody[] }).options ?? []);
  const scope = params[1] ?? "global";
  const known = world.state.commands.get(scope) ?? [];
  const commands = parsed.data.map((command) => ({
    id: known.find(({ name, type }) => name === command.name && type === command.type)?.id ?? world.state.newId(),
    application_id: params[0],
    version: world.state.newId(),
    default_member_permissions: null,
    nsfw: false,
    description: "",
    ...command,
  }));
  world.state.commands.set(scope, commands);
  return ok(commands);
}

/** As many of each type as Discord has always taken; and the characters of one command's words together, in its longest language. */
function checkAmounts(commands: readonly object[]): void {
  for (const [type, most] of [
    [1, 100],
    [2, 5],
    [3, 5],
  ] as const) {
    const count = commands.filter((command) => "type" in command && command.type === type).length;
    if (count > most)
      throw new ApiError(400, 30032, `Maximum number of application commands of type ${type} reached (${most})`);
  }
  if (commands.some((command) => countCharacters(command) > mostCharacters)) {
    throw new ApiError(400, 50035, `Command exceeds maximum size (${mostCharacters})`);
  }
}

function countCharacters(value: object): number {
  const words = ["name", "description", "value"].map((key) => {
    const own = Reflect.get(value, key);
    const others = Object.values(Reflect.get(value, `${key}_localizations`) ?? {});
    return Math.max(0, ...[own, ...others].map((text) => (typeof text === "string" ? text.length : 0)));
  });
  const inside = [...(Reflect.get(value, "options") ?? []), ...(Reflect.get(value, "choices") ?? [])];
  return [...words, ...inside.map(countCharacters)].reduce((sum, count) => sum + count, 0);
}

function checkOptions(options: readonly OptionBody[]): void {
  const firstOptional = options.findIndex(({ required }) => !required);
  const isSorted = firstOptional < 0 || options.slice(firstOptional).every(({ required }) => !required);
  if (!isSorted) throw new ApiError(400, 50035, "Required options must be placed before non-required options");
  if (new Set(options.map(({ name }) => name)).size < options.length) {
    throw new ApiError(400, 50035, "Option name already exists");
  }
  if (options.some(({ autocomplete, choices }) => autocomplete && choices)) {
    throw new ApiError(400, 50035, "Options with autocomplete cannot have choices");
  }
  for (const each of options) checkOptions(each.options ?? []);
}
