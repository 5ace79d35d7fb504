import { call, newMessageId } from "./api.js";
import { callCommand } from "./call-command.js";
import { markChosen, renderMessage, renderQuiet, renderReply } from "./chat.js";
import { isAllowed, isComplete, readLine, toCalledName } from "./commands.js";
import { createNaming } from "./create-naming.js";
import { element } from "./element.js";
import { add, addFault, withPatience } from "./exchange.js";
import { renderHelp } from "./help.js";
import { renderMarkdown } from "./markdown.js";
import { renderMenu } from "./menu.js";
import { language, texts } from "./texts.js";
import { renderWelcome } from "./welcome.js";

/**
 * @typedef {{ id: string, name: string, roles?: string[], isModerator?: boolean, isAdmin?: boolean }} Person
 * @typedef {{ group: HTMLElement, opener: string, questionId?: string, chosen: Map<string, string> }} Exchange one message with
 *   all that followed it; `opener` is that message's id, `chosen` has each person's last vote as JSON
 * @typedef {{ id: string, name: string, channels: { id: string, mode: string }[], people: Person[],
 *   roles: { id: string, name: string }[], stages: string[], exampleQuestions: Record<string, string[]> }} Community
 * @typedef {{ community: Community, channel: string, commands: import("./commands.js").Command[], person: () => Person,
 *   reasons: ReturnType<typeof import("./reasons.js").createReasons>, ask: (text: string) => void,
 *   answer: (opener: string, text: string) => void, keepInView: (added: HTMLElement) => void }} Context
 */

/**
 * The chat of one channel.
 *
 * @param {Context} context
 */
export function createChannel(context) {
  const { community, channel, person } = context;
  const log = element("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": texts.place(channel) });
  log.append(renderWelcome(community, context.ask));
  /** @type {Exchange[]} */
  const exchanges = [];
  const seen = new Set();
  /** @param {string} opener */
  const open = (opener) => {
    const group = element("article", { class: "exchange" });
    const exchange = { group, opener, chosen: new Map() };
    exchanges.push(exchange);
    log.append(group);
    return exchange;
  };
  return {
    log,
    /**
     * Says something, in the thread of an earlier message when that is named; a line that begins with a slash calls a command.
     *
     * @param {string} text
     * @param {string} [thread]
     */
    say: (text, thread) => {
      log.querySelector(".welcome")?.remove();
      const messageId = newMessageId();
      const found = exchanges.find(({ opener }) => opener === thread);
      const exchange = found ?? open(messageId);
      const message = { text, messageId, author: person().id, ...(found ? { thread: found.opener } : {}) };
      const shown = addMessage(context, exchange, message);
      if (!text.startsWith("/")) return void send(context, exchange, message);
      if (text === "/help") return help(context, exchange);
      const line = readLine(text, context.commands);
      if (!line) return void refuse(context, exchange, text);
      void run(context, exchange, line, { isTyped: true }).then((isCalled) => {
        if (!isCalled) (found ? shown : exchange.group).remove();
      });
    },
    /** Reads what Usher said unasked since the last time. */
    readAnnouncements: async () => {
      const wanted = new URLSearchParams({ community: community.id, channel, author: person().id });
      const { value } = await call(`/api/announcements?${wanted}`);
      for (const { id, audience, reply } of value?.announcements ?? []) {
        if (seen.has(id)) continue;
        seen.add(id);
        const exchange = open(id);
        if (audience.kind === "person") exchange.group.dataset.person = audience.person;
        addReply(context, exchange, reply);
      }
    },
    /** Shows the votes of whoever one acts as now, and what was said to them alone. */
    showPerson: () => {
      for (const { group, chosen } of exchanges) {
        markChosen(group, chosen.get(person().id));
        group.hidden = group.dataset.person !== undefined && group.dataset.person !== person().id;
      }
    },
  };
}

/**
 * A person's message, with its menu and, under the exchange's first, the way to answer it.
 *
 * @param {Context} context
 * @param {Exchange} exchange
 * @param {import("./call-command.js").Target} message
 */
function addMessage(context, exchange, message) {
  const { text, messageId } = message;
  const menu = renderMenu(
    () => context.commands.filter((command) => command.menu && isAllowed(command, context.person())),
    (command) => void run(context, exchange, { command, options: {} }, { target: message }),
  );
  const shown = renderMessage(context.person(), text, menu);
  add(context, exchange, shown);
  if (messageId !== exchange.opener) return shown;
  const onReply = () => context.answer(exchange.opener, text);
  exchange.group.append(element("button", { type: "button", class: "reply", onclick: onReply }, texts.reply));
  return shown;
}

/**
 * @param {Context} context
 * @param {Exchange} exchange
 * @param {{ text: string, messageId: string, author: string, thread?: string }} message
 */
async function send(context, exchange, message) {
  const { community, channel } = context;
  const body = { community: community.id, channel, ...message };
  const { value, fault } = await withPatience(context, exchange, call("/api/messages", body));
  if (fault) return addFault(context, exchange, fault, () => void send(context, exchange, message));
  // What people say to each other in a thread is nothing that Usher must comment on.
  const isTalk = message.thread !== undefined && value.reply === undefined;
  if (isTalk) return exchange.questionId && context.reasons.refresh(exchange.questionId);
  if (value.questionId === undefined && !value.reply) return add(context, exchange, renderQuiet(texts.notAddressed));
  exchange.questionId = value.questionId ?? exchange.questionId;
  const onWhy = () => showReasons(context, exchange);
  if (value.reply) addReply(context, exchange, value.reply);
  else add(context, exchange, renderQuiet(toSilence(context), { label: texts.why, onPress: onWhy }));
  if (exchange.questionId !== undefined) void context.reasons.show(toWanted(context, exchange));
}

/**
 * Calls a command; resolves with false when the person thought better of it. A typed one that was called without its options
 * offers them afterwards.
 *
 * @param {Context} context
 * @param {Exchange} exchange
 * @param {import("./commands.js").CommandLine} line
 * @param {{ isTyped?: boolean, asksAll?: boolean, target?: import("./call-command.js").Target }} [how]
 */
async function run(context, exchange, line, how = {}) {
  const { isTyped = false, asksAll = false, target } = how;
  const { community, channel } = context;
  const place = { community, channel, person: context.person(), ...(target ? { target } : {}) };
  const thread = exchange.questionId === undefined ? {} : { thread: exchange.opener };
  const result = await callCommand(line, { ...place, ...thread }, { asksAll });
  if (!result) return false;
  if (result.fault) {
    addFault(context, exchange, result.fault, () => void run(context, exchange, line, how));
    return true;
  }
  if (result.reply.questionId !== undefined) exchange.questionId ??= result.reply.questionId;
  addReply(context, exchange, result.reply);
  if (exchange.questionId !== undefined) context.reasons.refresh(exchange.questionId);
  const hasMore = isTyped && isComplete(line) && line.command.options.length > Object.keys(line.options).length;
  if (hasMore) {
    const onPress = () => void run(context, exchange, line, { asksAll: true });
    add(context, exchange, renderQuiet(texts.hasOptions, { label: texts.showOptions, onPress }));
  }
  return true;
}

/**
 * @param {Context} context
 * @param {Exchange} exchange
 */
function help(context, exchange) {
  const commands = context.commands.filter((command) => isAllowed(command, context.person()));
  add(
    context,
    exchange,
    renderHelp(commands, (command) => context.ask(`/${command.name}`)),
  );
}

/**
 * Says that a line calls no command, and which it may have meant; the server knows best.
 *
 * @param {Context} context
 * @param {Exchange} exchange
 * @param {string} text
 */
async function refuse(context, exchange, text) {
  const { community, channel, person } = context;
  const place = { community: community.id, channel, author: person().id, language };
  const { fault } = await call("/api/commands", { ...place, name: toCalledName(text) });
  const words = renderMarkdown(`${fault?.message || texts.unreachable} ${texts.helpHint}`);
  add(context, exchange, element("div", { class: "quiet" }, words));
}

/**
 * @param {Context} context
 * @param {Exchange} exchange
 * @param {{ action: import("./chat.js").Action, questionId: string | undefined }} button
 * @param {HTMLElement} pressed
 */
async function press(context, exchange, button, pressed) {
  const { action, questionId } = button;
  const { id } = context.person();
  const choice = JSON.stringify(action);
  if (pressed.ariaBusy === "true" || (action.kind === "vote" && exchange.chosen.get(id) === choice)) return;
  pressed.ariaBusy = "true";
  if (action.kind === "command") await pressCommand(context, exchange, action);
  else
    await pressFeedback(context, exchange, { questionId, author: id, action }, () =>
      press(context, exchange, button, pressed),
    );
  pressed.ariaBusy = "false";
}

/**
 * @param {Context} context
 * @param {Exchange} exchange
 * @param {{ questionId: string | undefined, author: string, action: import("./chat.js").Action }} body
 * @param {() => Promise<void>} again
 */
async function pressFeedback(context, exchange, body, again) {
  const { value, fault } = await withPatience(context, exchange, call("/api/clicks", body));
  if (fault) return addFault(context, exchange, fault, () => void again());
  if (body.action.kind === "vote") exchange.chosen.set(body.author, JSON.stringify(body.action));
  if (value.reply) addReply(context, exchange, value.reply);
  markChosen(exchange.group, exchange.chosen.get(context.person().id));
  if (body.questionId !== undefined) context.reasons.refresh(body.questionId);
}

/**
 * @param {Context} context
 * @param {Exchange} exchange
 * @param {{ name: string, options: Record<string, string> }} action
 */
async function pressCommand(context, exchange, { name, options }) {
  const command = context.commands.find((known) => known.name === name);
  if (command) await run(context, exchange, { command, options });
  else await refuse(context, exchange, `/${name}`);
}

/**
 * @param {Context} context
 * @param {Exchange} exchange
 * @param {import("./chat.js").Reply} reply
 */
function addReply(context, exchange, reply) {
  const { questionId = exchange.questionId } = reply;
  const hasReasons = reply.kind !== "notice" && reply.kind !== "error" && questionId !== undefined;
  const rendered = renderReply(reply, {
    nameOf: createNaming(context.community),
    onPress: (action, pressed) => void press(context, exchange, { action, questionId }, pressed),
    ...(hasReasons ? { onWhy: () => showReasons(context, exchange) } : {}),
  });
  add(context, exchange, rendered);
}

/**
 * @param {Context} context
 * @param {Exchange} exchange
 */
function showReasons(context, exchange) {
  context.reasons.open();
  void context.reasons.show(toWanted(context, exchange));
}

/**
 * @param {Context} context
 * @param {Exchange} exchange
 */
function toWanted({ community }, { questionId, group }) {
  return { questionId: /** @type {string} */ (questionId), nameOf: createNaming(community), mark: group };
}

/** @param {Context} context */
function toSilence({ community, channel }) {
  const mode = community.channels.find(({ id }) => id === channel)?.mode;
  return mode === "observe" ? texts.silentObserve : texts.silentNothingAsked;
}
