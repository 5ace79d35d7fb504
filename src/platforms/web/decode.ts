import { z } from "zod";
import type { FeedbackClick } from "../../core/feedback/feedback.ts";
import { type Correction, votes } from "../../core/feedback/vote.ts";
import type { Author, IncomingMessage } from "../../core/question/message.ts";
import type { FeedbackAction } from "../../core/reply/button.ts";
import type { Refusal } from "./refusal.ts";

/** What came of a body: the value, or what the caller must change. */
export type Decoded<T> =
  | { readonly kind: "decoded"; readonly value: T }
  | { readonly kind: "refused"; readonly refusal: Refusal };

const textLimit = 16_000;

const correction = z
  .strictObject({
    faqId: id("a FAQ's id").optional(),
    solvedId: id("a solved question's id").optional(),
    role: id("a role's id").optional(),
    stage: id("a stage").optional(),
    kind: z.enum(["not-a-question", "nothing-fits"]).optional(),
  })
  .refine((fields) => Object.values(fields).filter((field) => field !== undefined).length === 1, {
    error: "must have exactly one of faqId, solvedId, role, stage, kind",
  })
  .transform((fields) => fields as Correction);

const vote = z.enum(votes, { error: `must be one of ${votes.join(", ")}` });

const action = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("vote"), vote, correction: correction.optional() }),
    z
      .strictObject({
        kind: z.literal("show"),
        faqId: id("a FAQ's id").optional(),
        solvedId: id("a solved question's id").optional(),
      })
      .refine(({ faqId, solvedId }) => (faqId === undefined) !== (solvedId === undefined), {
        error: "must have exactly one of faqId, solvedId",
      }),
    z.strictObject({ kind: z.literal("ask-person"), role: id("a role's id").optional() }),
    z.strictObject({ kind: z.literal("why") }),
  ],
  { error: 'must be an action with a kind: "vote", "show", "ask-person" or "why"' },
);

const message = z.strictObject({
  channel: id("a channel's id"),
  author: id("the asker's id"),
  text: z
    .string({ error: required("the question") })
    .trim()
    .min(1, { error: "must not be empty; send the question" })
    .max(textLimit, { error: `must have at most ${textLimit} characters; shorten it` }),
  messageId: id("an id of your own that names the message").optional(),
  thread: id("the messageId that opened the thread").optional(),
  community: id("a community's id").optional(),
});

const feedback = z.strictObject({
  questionId: id("the questionId of an answer"),
  author: id("the voter's id"),
  vote,
  correction: correction.optional(),
});

const click = z.strictObject({
  questionId: id("the questionId of an answer"),
  author: id("the presser's id"),
  action,
});

/** Body of `POST /api/messages`. */
export type MessageBody = z.output<typeof message>;

/** A press on a button, before it is known whose question it is about. */
export interface ClickBody {
  readonly questionId: string;
  readonly author: string;
  readonly action: FeedbackAction;
}

export function decodeMessageBody(body: unknown): Decoded<MessageBody> {
  return decode(message, body);
}

/** Body of `POST /api/feedback`, as the press on a voting button that it stands for. */
export function decodeFeedbackBody(body: unknown): Decoded<ClickBody> {
  const decoded = decode(feedback, body);
  if (decoded.kind === "refused") return decoded;
  const { questionId, author, vote: kind, correction: right } = decoded.value;
  const action: FeedbackAction = { kind: "vote", vote: kind, ...(right === undefined ? {} : { correction: right }) };
  return { kind: "decoded", value: { questionId, author, action } };
}

export function decodeClickBody(body: unknown): Decoded<ClickBody> {
  const decoded = decode(click, body);
  return decoded.kind === "refused" ? decoded : { kind: "decoded", value: decoded.value as ClickBody };
}

/** The message in our words; `@usher` in the text addresses the bot. */
export function decodeMessage(
  body: MessageBody,
  where: { readonly community: string; readonly messageId: string; readonly at: number },
): IncomingMessage {
  return {
    platform: "web",
    community: where.community,
    channel: body.channel,
    ...(body.thread === undefined ? {} : { thread: body.thread }),
    messageId: where.messageId,
    author: toAuthor(body.author),
    text: body.text,
    addressed: /(?<![\p{L}\p{N}])@usher(?![\p{L}\p{N}])/iu.test(body.text),
    sentAt: where.at,
  };
}

export function decodeClick(body: ClickBody, community: string, at: number): FeedbackClick {
  const { questionId, author, action: pressed } = body;
  return { platform: "web", community, questionId, person: toAuthor(author), action: pressed, at };
}

export function toAuthor(id: string, language?: string): Author {
  return { id, roleIds: [], isBot: false, ...(language === undefined ? {} : { language }) };
}

export function decode<T>(schema: z.ZodType<T>, body: unknown): Decoded<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { kind: "decoded", value: parsed.data };
  const text = parsed.error.issues.map((issue) => toFault(issue, schema)).join("; ");
  return { kind: "refused", refusal: { status: 400, code: "input-invalid", message: text } };
}

function toFault(issue: z.core.$ZodIssue, schema: z.ZodType): string {
  const path = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    const known =
      path === "" && schema instanceof z.ZodObject ? `; known are ${Object.keys(schema.shape).join(", ")}` : "";
    return `${[...issue.path, issue.keys.join(", ")].join(".")}: unknown, remove it${known}`;
  }
  return path === "" ? "the body must be a JSON object" : `${path}: ${issue.message}`;
}

/** An id as a body holds it. */
export function id(what: string) {
  return z
    .string({ error: required(what) })
    .min(1, { error: `must not be empty; send ${what}` })
    .max(200, { error: "must have at most 200 characters" })
    .regex(/^\P{Cc}*$/u, { error: "must not contain control characters" });
}

function required(what: string) {
  return (issue: { readonly input?: unknown }) =>
    issue.input === undefined ? `is missing; send ${what} as a text` : `must be a text; send ${what}`;
}
