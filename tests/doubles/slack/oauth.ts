import { ApiError } from "./api-error.ts";
import type { SlackState } from "./state.ts";
import type { AppMethod } from "./web-api.ts";

export const oauthClient = { clientId: "1.2", clientSecret: "oauth-secret" } as const;

/** `oauth.v2.access`: a code `code-<team id>` becomes that workspace's bot token, once. */
export function createOauthAccess(state: SlackState): AppMethod {
  const used = new Set<string>();
  return (args) => {
    const code = String(args.code);
    if (args.client_id !== oauthClient.clientId || args.client_secret !== oauthClient.clientSecret)
      throw new ApiError("bad_client_secret");
    const workspace = state.workspaces.get(code.replace(/^code-/, ""));
    if (!workspace || used.has(code)) throw new ApiError("invalid_code");
    used.add(code);
    return {
      access_token: workspace.botToken,
      token_type: "bot",
      scope: [...workspace.scopes].join(","),
      bot_user_id: workspace.botUserId,
      app_id: state.appId,
      team: { id: workspace.teamId, name: workspace.name },
      enterprise: null,
      authed_user: { id: "U0MONA" },
      is_enterprise_install: false,
    };
  };
}
