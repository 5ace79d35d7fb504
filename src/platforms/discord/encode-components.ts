import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Button } from "../../core/reply/button.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { ActionIds } from "./action-id.ts";
import { cut } from "./cut.ts";
import { toDiscordTexts } from "./texts.ts";

const limits = { label: 80, inRow: 5, rows: 5, options: 25, optionLabel: 100, url: 512 };
/** As many corrections side by side as one takes in at a glance; more become a menu. */
const corrections = 3;

/** The buttons of a reply, with a link to its source; many corrections become one select menu. */
export function encodeComponents(reply: Reply, ids: ActionIds): APIMessageTopLevelComponent[] {
  const { questionId = "" } = reply;
  const link = toLink(reply.source);
  const pressable = toPressable(questionId, reply.buttons, ids);
  const choices = pressable.filter(({ button }) => isCorrection(button));
  const isMenu = choices.length > corrections;
  const buttons = isMenu ? pressable.filter(({ button }) => !isCorrection(button)) : pressable;
  const all = [...buttons.map(toButton), ...(link ? [link] : [])];
  const rows = toRows(all, isMenu ? limits.rows - 1 : limits.rows);
  return isMenu ? [...rows, toMenu(questionId, choices, reply.language)] : rows;
}

/** The address of a source where Discord accepts it as a link. */
export function toWebAddress(source: string | undefined): string | undefined {
  if (source === undefined || source.length > limits.url || !URL.canParse(source)) return undefined;
  return /^https?:$/.test(new URL(source).protocol) ? source : undefined;
}

interface Pressable {
  readonly id: string;
  readonly button: Button;
}

function toPressable(questionId: string, buttons: readonly Button[], ids: ActionIds): readonly Pressable[] {
  const byId = new Map<string, Pressable>();
  // Feedback is about a question; where a reply has none, only commands can be pressed.
  const usable = questionId === "" ? buttons.filter(({ action }) => action.kind === "command") : buttons;
  for (const button of usable) {
    const id = ids.encode({ questionId, action: button.action });
    if (!byId.has(id)) byId.set(id, { id, button });
  }
  return [...byId.values()];
}

function isCorrection({ action }: Button): boolean {
  return (
    (action.kind === "vote" && action.vote === "unhelpful" && action.correction !== undefined) || isRoleChoice(action)
  );
}

function isRoleChoice(action: Button["action"]): boolean {
  return action.kind === "ask-person" && action.role !== undefined;
}

function toButton({ id, button }: Pressable): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: button.style === "primary" ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label: cut(button.label, limits.label),
    custom_id: id,
  };
}

function toLink(source: string | undefined): APIButtonComponent | undefined {
  const url = toWebAddress(source);
  if (url === undefined) return undefined;
  const label = cut(`${new URL(url).hostname} ↗`, limits.label);
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
}

function toRows(buttons: readonly APIButtonComponent[], most: number): APIMessageTopLevelComponent[] {
  const rows: APIActionRowComponent<APIComponentInMessageActionRow>[] = [];
  for (let start = 0; start < buttons.length && rows.length < most; start += limits.inRow) {
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(start, start + limits.inRow) });
  }
  return rows;
}

function toMenu(questionId: string, choices: readonly Pressable[], language: string): APIMessageTopLevelComponent {
  const options = choices
    .slice(0, limits.options)
    .map(({ id, button }): APISelectMenuOption => ({ label: cut(button.label, limits.optionLabel), value: id }));
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: `usher-menu|${questionId}`.slice(0, 100),
        placeholder: toDiscordTexts(language).choose,
        options,
      },
    ],
  };
}
