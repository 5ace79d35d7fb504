import { type Abilities, type Ability, capabilities } from "../../core/community/capability.ts";
import type { PlatformName } from "../../core/question/message.ts";
import { discordAbilities } from "../../platforms/discord/abilities.ts";
import { slackAbilities } from "../../platforms/slack/abilities.ts";
import { terminalAbilities } from "../../platforms/terminal/abilities.ts";
import { webAbilities } from "../../platforms/web/abilities.ts";

const platforms: Readonly<Record<PlatformName, { readonly title: string; readonly abilities: Abilities }>> = {
  discord: { title: "Discord", abilities: discordAbilities },
  slack: { title: "Slack", abilities: slackAbilities },
  web: { title: "Web", abilities: webAbilities },
  terminal: { title: "Terminal", abilities: terminalAbilities },
};

/** What each platform can do, as a Markdown table; each difference has its reason. */
export function renderPlatforms(): string {
  const columns = Object.values(platforms);
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = capabilities.map((capability) =>
    row([capability, ...columns.map(({ abilities }) => toCell(abilities[capability]))]),
  );
  return [row(["", ...columns.map(({ title }) => title)]), "|---|---|---|---|---|", ...rows].join("\n");
}

function toCell(ability: Ability): string {
  if (ability === "yes") return "✓";
  return "otherwise" in ability ? `✓ ${ability.otherwise}` : `– ${ability.no}`;
}
