import { Ajv } from "ajv";

const text = (maxLength: number, pattern = "") => ({ type: "string", minLength: 1, maxLength, pattern });
const address = (maxLength: number) => text(maxLength, "^https?://");
const flag = { type: "boolean" };
const list = (items: object, maxItems: number, minItems = 0) => ({
  type: "array",
  items,
  minItems,
  maxItems,
  uniqueItems: true,
});
const shape = (properties: Readonly<Record<string, object>>, ...required: readonly string[]) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

const shortcut = {
  name: text(24),
  type: { enum: ["message", "global"] },
  callback_id: text(255),
  description: text(150),
};
const slashCommand = {
  command: text(32, "^/[a-z-]+$"),
  description: text(2000),
  usage_hint: text(1000),
  should_escape: flag,
  url: address(3000),
};

/** What Slack takes as an app manifest, as far as Usher's has it. */
const manifest = shape(
  {
    _metadata: shape({ major_version: { const: 2 }, minor_version: { type: "integer" } }, "major_version"),
    display_information: shape(
      { name: text(35), description: text(140), background_color: text(7, "^#[0-9a-f]{6}$") },
      "name",
    ),
    features: shape({
      app_home: shape({
        home_tab_enabled: flag,
        messages_tab_enabled: flag,
        messages_tab_read_only_enabled: flag,
      }),
      bot_user: shape({ display_name: text(80), always_online: flag }, "display_name"),
      assistant_view: shape({ assistant_description: text(300) }, "assistant_description"),
      shortcuts: list(shape(shortcut, ...Object.keys(shortcut)), 10, 1),
      slash_commands: list(shape(slashCommand, "command", "description"), 50, 1),
    }),
    oauth_config: shape({ redirect_urls: list(address(2500), 1000), scopes: shape({ bot: list(text(50), 255) }) }),
    settings: shape({
      event_subscriptions: shape({ request_url: address(3500), bot_events: list(text(50), 100) }),
      interactivity: shape(
        { is_enabled: flag, request_url: address(3500), message_menu_options_url: address(3500) },
        "is_enabled",
      ),
      org_deploy_enabled: flag,
      socket_mode_enabled: flag,
      token_rotation_enabled: flag,
    }),
  },
  "display_information",
);

const isManifest = new Ajv({ allErrors: true }).compile(manifest);

/** What Slack would say of an app manifest; empty when it passes. Of its ten shortcuts five at most may be in the menu of messages. */
export function validateManifest(given: unknown): readonly string[] {
  if (!isManifest(given))
    return (isManifest.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  const { shortcuts = [] } = (given as { features: { shortcuts?: readonly { readonly type: string }[] } }).features;
  const ofMessages = shortcuts.filter(({ type }) => type === "message").length;
  return ofMessages > 5 ? [`/features/shortcuts has ${ofMessages} for messages`] : [];
}
