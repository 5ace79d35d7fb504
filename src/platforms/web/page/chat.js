import { element } from "./element.js";
import { renderMarkdown } from "./markdown.js";
import { texts, toTexts } from "./texts.js";

/**
 * @typedef {{ kind: "vote" | "show" | "ask-person" | "why", [field: string]: unknown }
 *   | { kind: "command", name: string, options: Record<string, string> }} Action
 * @typedef {{ label: string, action: Action, style: "primary" | "secondary" }} Button
 * @typedef {{ questionId?: string, kind: string, language: string, title?: string, text: string, source?: string,
 *   footer?: string, mention?: { role: string, person?: string }, buttons: Button[], visibility: string,
 *   attachment?: { name: string, mediaType: string, text: string } }} Reply
 */

/**
 * What a person wrote, with the menu of what can be done with it.
 *
 * @param {{ id: string, name: string }} person
 * @param {string} text
 * @param {HTMLElement} [menu]
 */
export function renderMessage(person, text, menu) {
  return element(
    "div",
    { class: "message" },
    element("span", { class: "face", "aria-hidden": "true", "--hue": toHue(person.id) }, toInitials(person.name)),
    element(
      "div",
      { class: "says" },
      renderName(person.name, undefined, menu),
      element("p", { class: "plain", dir: "auto" }, text),
    ),
  );
}

/**
 * What Usher says. `onPress` gets each button's action and the pressed element, `onWhy` is called for the reasons.
 *
 * @param {Reply} reply
 * @param {{ nameOf: (id: string) => string, onPress: (action: Action, pressed: HTMLElement) => void, onWhy?: () => void }} context
 */
export function renderReply(reply, { nameOf, onPress, onWhy }) {
  const words = toTexts(reply.language);
  const buttons = reply.buttons.filter(({ action }) => action.kind !== "why");
  return element(
    "div",
    { class: "message from-usher", "data-kind": reply.kind },
    element("img", { class: "face", src: "/usher.svg", alt: "", width: 34, height: 34 }),
    element(
      "div",
      { class: "says" },
      renderName("Usher", texts.bot),
      element(
        "div",
        { class: "card", lang: reply.language },
        reply.visibility === "private" && element("p", { class: "private" }, words.onlyYou),
        reply.title !== undefined && element("h3", {}, reply.title),
        reply.mention && renderMention(reply.mention, nameOf),
        element("div", { class: "prose" }, renderMarkdown(reply.text)),
        reply.source !== undefined && renderSource(reply.source, words),
        reply.footer !== undefined && element("p", { class: "footer" }, reply.footer),
        reply.attachment && renderAttachment(reply.attachment),
        (buttons.length > 0 || onWhy) && renderButtons(buttons, onPress, onWhy && { label: words.why, onPress: onWhy }),
      ),
    ),
  );
}

/**
 * A quiet line of the page itself.
 *
 * @param {string} text
 * @param {{ label: string, onPress: () => void }} [offer]
 */
export function renderQuiet(text, offer) {
  return element("p", { class: "quiet" }, element("span", {}, text), offer && renderOffer(offer, "ask-why"));
}

/**
 * A fault, with what to do.
 *
 * @param {string} text
 * @param {{ label: string, onPress: () => void }} [offer]
 */
export function renderFault(text, offer) {
  return element(
    "p",
    { class: "fault", role: "alert" },
    element("span", {}, text),
    offer && renderOffer(offer, "offer"),
  );
}

/** The sign that an answer takes its time. */
export function renderThinking() {
  const dots = element("span", { class: "dots", "aria-hidden": "true" }, ...[1, 2, 3].map(() => element("i")));
  return element("p", { class: "thinking" }, dots, element("span", {}, texts.thinking));
}

/**
 * Marks the button whose action a person has chosen last, among all of a question.
 *
 * @param {HTMLElement} group
 * @param {string | undefined} chosen the action as JSON
 */
export function markChosen(group, chosen) {
  for (const button of group.querySelectorAll("button[data-action][aria-pressed]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-action") === chosen));
  }
}

/**
 * @param {string} name
 * @param {string} [badge]
 * @param {HTMLElement} [menu]
 */
function renderName(name, badge, menu) {
  const now = new Date();
  const time = new Intl.DateTimeFormat(navigator.language, { hour: "2-digit", minute: "2-digit" }).format(now);
  return element(
    "p",
    { class: "by" },
    element("strong", {}, name),
    badge !== undefined && element("span", { class: "bot" }, badge),
    element("time", { datetime: now.toISOString() }, time),
    menu,
  );
}

/**
 * @param {{ role: string, person?: string }} mention
 * @param {(id: string) => string} nameOf
 */
function renderMention({ role, person }, nameOf) {
  const names = person === undefined ? [role] : [person, role];
  return element(
    "p",
    { class: "mentions" },
    ...names.map((id) => element("span", { class: "mention" }, `@${nameOf(id)}`)),
  );
}

/**
 * A link that saves the file.
 *
 * @param {NonNullable<Reply["attachment"]>} attachment
 */
function renderAttachment({ name, mediaType, text }) {
  const address = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  return element("p", { class: "file" }, element("a", { href: address, download: name }, `${texts.download} ${name}`));
}

/**
 * @param {string} source
 * @param {typeof texts} words
 */
function renderSource(source, words) {
  if (!/^https?:\/\//.test(source)) return element("p", { class: "source" }, `${words.source}: ${source}`);
  const link = element(
    "a",
    { href: source, target: "_blank", rel: "noopener noreferrer" },
    source.replace(/^https?:\/\//, ""),
  );
  return element("p", { class: "source" }, `${words.source}: `, link);
}

/**
 * @param {Button[]} buttons
 * @param {(action: Action, pressed: HTMLElement) => void} onPress
 * @param {{ label: string, onPress: () => void } | undefined} why
 */
function renderButtons(buttons, onPress, why) {
  const made = buttons.map(({ label, action, style }) => {
    const button = element(
      "button",
      {
        type: "button",
        class: style,
        "data-action": JSON.stringify(action),
        "aria-pressed": action.kind === "vote" ? "false" : undefined,
        onclick: () => onPress(action, button),
      },
      label,
    );
    return button;
  });
  return element("div", { class: "buttons" }, ...made, why && renderOffer(why, "ask-why"));
}

/**
 * @param {{ label: string, onPress: () => void }} offer
 * @param {string} look
 */
function renderOffer({ label, onPress }, look) {
  return element("button", { type: "button", class: look, onclick: onPress }, label);
}

/** @param {string} name */
function toInitials(name) {
  const words = name.trim().split(/\s+/);
  return words
    .map((word) => [...word][0] ?? "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
}

/** @param {string} id */
function toHue(id) {
  return [...id].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 360, 7);
}
