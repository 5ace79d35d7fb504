import { z } from "zod";
import { portSchema, readEnvironment } from "../read-environment.ts";

const address = z.url("must be an address, like http://127.0.0.1:8080/api");

const tokensSchema = z.object({
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_API_URL: address.optional(),
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_MODE: z.enum(["socket", "http"]).default("socket"),
  SLACK_API_URL: address.optional(),
  SLACK_HOST: z.string().optional(),
  SLACK_PORT: portSchema.default(3001),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().optional(),
  SLACK_ENCRYPTION_KEY: z.string().optional(),
  SLACK_REDIRECT_URI: address.optional(),
  GITHUB_WEBHOOK_SECRET: z.string().min(16, "must have at least 16 characters").optional(),
});

/** The variables that connect the chat platforms. */
export type Tokens = z.output<typeof tokensSchema>;

/** Reads the chat platforms' variables; throws `config-invalid` naming each one at fault, never its value. */
export function readTokens(environment: Readonly<Record<string, string | undefined>>): Tokens {
  return readEnvironment(tokensSchema, environment, { areSecrets: true });
}
