import { z } from "zod";
import { ApiError, invalidForm } from "./api-error.ts";
import { keepFile } from "./files.ts";
import { permissionBits, requireBot, toPermissions } from "./permissions.ts";
import type { ChannelState, DiscordState, MessageState } from "./state.ts";

const allowedMentions = z.object({
  parse: z.array(z.enum(["users", "roles", "everyone"])).optional(),
  users: z.array(z.string()).max(100).optional(),
  roles: z.array(z.string()).max(100).optional(),
  replied_user: z.boolean().optional(),
});

type AllowedMentions = z.infer<typeof allowedMentions>;

const embed = z.object({
  title: z.string().max(256).optional(),
  description: z.string().max(4096).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  color: z.number().optional(),
  footer: z.object({ text: z.string().min(1).max(2048) }).optional(),
  fields: z
    .array(z.object({ name: z.string().min(1).max(256), value: z.string().min(1).max(1024) }))
    .max(25)
    .optional(),
});

const messageBody = z.object({
  content: z.string().nullish(),
  embeds: z.array(embed).max(10).nullish(),
  components: z
    .array(z.object({ type: z.literal(1), components: z.array(z.looseObject({ type: z.number() })) }))
    .max(5)
    .nullish(),
  allowed_mentions: allowedMentions.nullish(),
  message_reference: z.object({ message_id: z.string(), fail_if_not_exists: z.boolean().optional() }).nullish(),
  nonce: z.union([z.string().max(25), z.number()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  flags: z.number().nullish(),
  attachments: z
    .array(z.object({ id: z.union([z.string(), z.number()]), filename: z.string().min(1).max(1024) }))
    .max(10)
    .nullish(),
  files: z
    .array(
      z.object({ key: z.string(), name: z.string().min(1), mediaType: z.string(), bytes: z.instanceof(Uint8Array) }),
    )
    .max(10)
    .optional(),
});

const largestUpload = 10_485_760;

export type MessageBody = z.infer<typeof messageBody>;

export type MessageContents = Pick<
  MessageState,
  "content" | "embeds" | "components" | "files" | "mentions" | "mentionRoles" | "mentionEveryone"
>;

/** Reads a message's body as Discord would, or throws its refusal: 50035 or 50006. */
export function readMessageBody(body: unknown): MessageBody {
  const parsed = messageBody.safeParse(body);
  if (!parsed.success) throw new ApiError(400, 50035, "Invalid Form Body", z.treeifyError(parsed.error));
  const { content, embeds, components } = parsed.data;
  if ((content ?? "").length > 2000) {
    throw invalidForm("content", "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.");
  }
  if ((embeds ?? []).reduce((total, each) => total + embedLength(each), 0) > 6000) {
    throw invalidForm("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
  }
  checkComponents((components ?? []).map((row) => row.components));
  checkFiles(parsed.data);
  return parsed.data;
}

/** 50006 unless something would be seen. */
export function requireContents({ content, embeds, components, files }: MessageBody): void {
  const isSeen = (embeds ?? []).some(
    ({ title, description, footer, fields }) => title || description || footer || fields,
  );
  if (!content && !isSeen && !components?.length && !files?.length)
    throw new ApiError(400, 50006, "Cannot send an empty message");
}

/** The parts of a message that a body makes, with whom it really notifies. */
export function toContents(
  state: DiscordState,
  channel: ChannelState,
  body: MessageBody,
  repliedTo?: MessageState,
): MessageContents {
  if (body.embeds?.length && channel.guildId !== undefined) requireBot(state, channel, "embedLinks");
  if (body.files?.length && channel.guildId !== undefined) requireBot(state, channel, "attachFiles");
  const content = body.content ?? "";
  return {
    content,
    embeds: body.embeds ?? [],
    files: (body.files ?? []).map(({ key: _, ...file }) => keepFile(state, file)),
    components: body.components ?? [],
    ...notified(state, channel, content, body.allowed_mentions ?? undefined, repliedTo),
  };
}

/** Whom text notifies: everybody it names, unless `allowed_mentions` says otherwise. */
function notified(
  state: DiscordState,
  channel: ChannelState,
  content: string,
  allowed: AllowedMentions | undefined,
  repliedTo: MessageState | undefined,
): Pick<MessageState, "mentions" | "mentionRoles" | "mentionEveryone"> {
  const mayPingAll = (toPermissions(state, state.bot.id, channel) & permissionBits.mentionEveryone) !== 0n;
  const roles = state.guilds.get(channel.guildId ?? "")?.roles;
  const users = [...content.matchAll(/<@!?(\d+)>/g)].flatMap(([, id]) => id ?? []);
  const named = [...content.matchAll(/<@&(\d+)>/g)].flatMap(([, id]) => id ?? []);
  const isAllowed = (kind: "users" | "roles", id: string) =>
    !allowed || allowed.parse?.includes(kind) || allowed[kind]?.includes(id);
  const replied = repliedTo && (allowed ? allowed.replied_user : true) ? [repliedTo.authorId] : [];
  return {
    mentions: [...new Set([...users.filter((id) => isAllowed("users", id)), ...replied])],
    mentionRoles: named.filter((id) => isAllowed("roles", id) && (mayPingAll || roles?.get(id)?.mentionable)),
    mentionEveryone:
      /@(everyone|here)/.test(content) && mayPingAll && (!allowed || Boolean(allowed.parse?.includes("everyone"))),
  };
}

/** Every file is announced in `attachments` under its own number and name, and is no larger than Discord takes. */
function checkFiles({ attachments, files = [] }: MessageBody): void {
  for (const { key, name, bytes } of files) {
    if (bytes.byteLength > largestUpload) throw new ApiError(413, 40005, "Request entity too large");
    const announced = attachments?.find(({ id }) => key === `files[${id}]`);
    if (announced?.filename !== name)
      throw invalidForm("attachments", "ATTACHMENT_NOT_FOUND", "Attachment data not found");
  }
}

function embedLength({ title = "", description = "", footer, fields = [] }: z.infer<typeof embed>): number {
  const inFields = fields.reduce((total, { name, value }) => total + name.length + value.length, 0);
  return title.length + description.length + (footer?.text.length ?? 0) + inFields;
}

const button = z.object({
  type: z.literal(2),
  style: z.number().min(1).max(6),
  label: z.string().min(1).max(80),
  custom_id: z.string().min(1).max(100).optional(),
  url: z.string().max(512).optional(),
  disabled: z.boolean().optional(),
});

const select = z.object({
  type: z.literal(3),
  custom_id: z.string().min(1).max(100),
  placeholder: z.string().max(150).optional(),
  options: z
    .array(
      z.object({
        label: z.string().min(1).max(100),
        value: z.string().min(1).max(100),
        description: z.string().max(100).optional(),
      }),
    )
    .min(1)
    .max(25),
});

function checkComponents(rows: readonly (readonly Readonly<Record<string, unknown>>[])[]): void {
  const ids = new Set<unknown>();
  for (const row of rows) {
    if (row.length < 1 || row.length > 5) {
      throw invalidForm("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
    }
    for (const component of row) {
      const parsed = z.union([button, select]).safeParse(component);
      if (!parsed.success || (component.type === 3 && row.length > 1)) {
        throw invalidForm("components", "UNION_TYPE_INVALID", "Invalid component");
      }
      const id = parsed.data.custom_id;
      if (id === undefined ? component.style !== 5 : ids.has(id)) {
        throw invalidForm("components", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
      }
      if (id !== undefined) ids.add(id);
    }
  }
}
