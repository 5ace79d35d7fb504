import slackify from "slackify-markdown";

/** Stand-ins that pass through the converter unread; a text that holds them loses them. */
const hidden = { "&": "\uE000", "<": "\uE001", ">": "\uE002" } as const;

/** What may stay in angle brackets: an address of the web or of mail, with a label or without. */
const link = /<((?:https?:\/\/|mailto:)[^\s<>|]+)(?:\|([^<>|\n]*))?>/g;

/** Markdown as Slack's mrkdwn. Everything but links is escaped, so nothing that comes out can mention anybody. */
export function toMrkdwn(markdown: string): string {
  const plain = markdown.replaceAll(/[\uE000-\uE003]/g, "");
  const protectedCode = plain.replaceAll(/(```|~~~)[\s\S]*?(?:\1|$)|`[^`\n]+`/g, hideSpecials);
  return escapeAllButLinks(slackify(protectedCode)).trim();
}

/** Text without any meaning as markup. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function hideSpecials(code: string): string {
  return code.replaceAll(/[&<>]/g, (special) => hidden[special as keyof typeof hidden]);
}

function escapeAllButLinks(mrkdwn: string): string {
  const links: string[] = [];
  const keep = (found: string) => `\uE003${links.push(escapeLooseAmpersands(found)) - 1}\uE003`;
  return escapeLooseAmpersands(mrkdwn.replaceAll(link, keep))
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(hidden["&"], "&amp;")
    .replaceAll(hidden["<"], "&lt;")
    .replaceAll(hidden[">"], "&gt;")
    .replaceAll(/\uE003(\d+)\uE003/g, (_, index) => links[Number(index)] ?? "");
}

/** The converter escapes some ampersands itself. */
function escapeLooseAmpersands(text: string): string {
  return text.replaceAll(/&(?!(?:amp|lt|gt);)/g, "&amp;");
}
