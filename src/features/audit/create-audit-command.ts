import type { AuditEntry } from "../../core/audit-entry.ts";
import type { Command, CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import type { Community } from "../../core/community/community.ts";
import { type Profile, toName, toTimeZone } from "../../core/community/profile.ts";
import type { AuditFilter, Store } from "../../core/ports/store.ts";
import type { Button } from "../../core/reply/button.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";
import { auditOptions } from "./audit-options.ts";
import { toAuditTexts } from "./texts.ts";

export interface AuditPorts {
  readonly communities: ReadonlyMap<string, { readonly community: Community }>;
  readonly store: Pick<Store, "audit" | "profiles">;
}

const pageSize = 15;
const day = 86_400_000;
const mostOffered = 25;

/** `/audit`: who changed what and when, newest first, a page at a time. */
export function createAuditCommand(ports: AuditPorts): Command {
  return {
    name: "audit",
    names: { zh: "审计" },
    description: "Show who did what and when",
    descriptions: { zh: "查看谁在什么时候做了什么" },
    options: auditOptions,
    permission: "moderator",
    visibility: "private",
    handle: (call) => showAudit(ports, call),
    suggest: async ({ community, options }, option) => {
      if (option !== "action") return [];
      const actions = await ports.store.audit.findActions(community);
      const typed = options.action?.trim() ?? "";
      return actions
        .filter((action) => action.includes(typed))
        .slice(0, mostOffered)
        .map((action) => ({ label: action, value: action }));
    },
  };
}

async function showAudit(ports: AuditPorts, call: CommandCall): Promise<Reply> {
  const { store } = ports;
  const { community, language, texts, notice } = openCall(ports, call, toAuditTexts);
  if (!community) return notice(texts.nothing);
  const { options } = call;
  const days = options.days === undefined ? undefined : Number(options.days);
  if (days !== undefined && !(days > 0)) return notice(texts.unclearDays(options.days ?? ""));
  const page = toPage(options.page);
  const filter = toFilter(call, days);
  const found = await store.audit.findLatest(call.community, pageSize + 1, { ...filter, offset: page * pageSize });
  if (found.length === 0 && page === 0) return notice(texts.nothing);
  const profiles = await store.profiles.findAll(call.community);
  const timeZone = toTimeZone(community, profiles.find(isOf(call.person.id)));
  const lines = found.slice(0, pageSize).map((entry) => {
    const at = renderTime(entry.at, timeZone, language);
    return `- ${at} · ${toName(community, entry.actor, profiles.find(isOf(entry.actor)))} · ${renderEntry(entry)}`;
  });
  const turn = (label: string, to: number): Button => {
    const action = { kind: "command", name: "audit", options: { ...options, page: String(to) } } as const;
    return { label, action, style: "secondary" };
  };
  const buttons = [
    ...(page > 0 ? [turn(texts.newer, page)] : []),
    ...(found.length > pageSize ? [turn(texts.older, page + 2)] : []),
  ];
  return notice([`**${texts.heading(page + 1)}** (${timeZone})`, ...lines].join("\n"), { buttons });
}

function isOf(id: string): (profile: Profile) => boolean {
  return ({ person }) => person === id;
}

/** More than any audit has, and still a number that the store can count to. */
const mostPages = 1_000_000;

/** Counted from 0; people count from 1. */
function toPage(typed: string | undefined): number {
  const page = Number.parseInt(typed ?? "1", 10);
  return Number.isNaN(page) ? 0 : Math.min(Math.max(0, page - 1), mostPages);
}

function toFilter({ options, at }: CommandCall, days: number | undefined): AuditFilter {
  const actor = options.person?.trim();
  const action = options.action?.trim();
  return {
    ...(actor && { actor }),
    ...(action && { actions: [action] }),
    ...(days !== undefined && { since: at - days * day }),
  };
}

const longestDetail = 120;

function renderEntry({ action, subject, details }: AuditEntry): string {
  const more = Object.entries(details).map(([name, value]) => `${name}: ${toWords(value)}`);
  return `\`${action}\` · ${[subject, ...more].filter(Boolean).join(" · ")}`;
}

function toWords(value: unknown): string {
  return toExcerpt(typeof value === "string" ? value : JSON.stringify(value), longestDetail);
}
