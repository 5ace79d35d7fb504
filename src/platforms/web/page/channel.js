import { call, newMessageId } from "./api.js";
import { markChosen, renderFault, renderMessage, renderQuiet, renderReply, renderThinking } from "./chat.js";
import { element } from "./element.js";
import { language, texts } from "./texts.js";

/** An answer that takes longer than this shows that it is on its way, in milliseconds. */
const patience = 300;

/**
 * @typedef {{ group: HTMLElement, questionId?: string, chosen: Map<string, string> }} Exchange one message with all that
 *   followed it; `chosen` has each person's last vote as JSON
 * @typedef {{ id: string, name: string, channels: { id: string, mode: string }[], people: { id: string, name: string }[],
 *   roles: { id: string, name: string }[], exampleQuestions: Record<string, string[]> }} Community
 */

/**
 * The chat of one channel.
 *
 * @param {{ community: Community, channel: string, person: () => { id: string, name: string },
 *   reasons: ReturnType<typeof import("./reasons.js").createReasons>, ask: (text: string) => void,
 *   keepInView: (added: HTMLElement) => void }} context
 */
export function createChannel(context) {
  const { community, channel, person } = context;
  const log = element("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": texts.place(channel) });
  log.append(renderWelcome(community, context.ask));
  /** @type {Exchange[]} */
  const exchanges = [];
  return {
    log,
    /** @param {string} text */
    ask: (text) => {
      log.querySelector(".welcome")?.remove();
      const group = element("article", { class: "exchange" }, renderMessage(person(), text));
      const exchange = { group, chosen: new Map() };
      exchanges.push(exchange);
      log.append(group);
      context.keepInView(group);
      void send(context, exchange, { text, messageId: newMessageId(), author: person().id });
    },
    /** Marks the votes of whoever one acts as now. */
    showChosen: () => {
      for (const { group, chosen } of exchanges) markChosen(group, chosen.get(person().id));
    },
  };
}

/**
 * @param {Parameters<typeof createChannel>[0]} context
 * @param {Exchange} exchange
 * @param {{ text: string, messageId: string, author: string }} message
 */
async function send(context, exchange, message) {
  const { community, channel } = context;
  const body = { community: community.id, channel, ...message };
  const { value, fault } = await withPatience(context, exchange, call("/api/messages", body));
  if (fault) return addFault(context, exchange, fault, () => void send(context, exchange, message));
  exchange.questionId = value.questionId;
  if (value.questionId === undefined) return add(context, exchange, renderQuiet(texts.notAddressed));
  const onWhy = () => showReasons(context, exchange);
  if (value.reply) addReply(context, exchange, value.reply);
  else add(context, exchange, renderQuiet(toSilence(context), { label: texts.why, onPress: onWhy }));
  void context.reasons.show(toWanted(context, exchange));
}

/**
 * @param {Parameters<typeof createChannel>[0]} context
 * @param {Exchange} exchange
 * @param {import("./chat.js").Action} action
 * @param {HTMLElement} pressed
 */
async function press(context, exchange, action, pressed) {
  const { id } = context.person();
  const choice = JSON.stringify(action);
  if (pressed.ariaBusy === "true" || (action.kind === "vote" && exchange.chosen.get(id) === choice)) return;
  pressed.ariaBusy = "true";
  const body = { questionId: exchange.questionId, author: id, action };
  const { value, fault } = await withPatience(context, exchange, call("/api/clicks", body));
  pressed.ariaBusy = "false";
  if (fault) return addFault(context, exchange, fault, () => void press(context, exchange, action, pressed));
  if (action.kind === "vote") exchange.chosen.set(id, choice);
  if (value.reply) addReply(context, exchange, value.reply);
  markChosen(exchange.group, exchange.chosen.get(context.person().id));
  context.reasons.refresh(/** @type {string} */ (exchange.questionId));
}

/**
 * @param {Parameters<typeof createChannel>[0]} context
 * @param {Exchange} exchange
 * @param {import("./chat.js").Reply} reply
 */
function addReply(context, exchange, reply) {
  const rendered = renderReply(reply, {
    nameOf: createNaming(context.community),
    onPress: (action, pressed) => void press(context, exchange, action, pressed),
    ...(reply.kind === "notice" ? {} : { onWhy: () => showReasons(context, exchange) }),
  });
  add(context, exchange, rendered);
}

/**
 * @param {Parameters<typeof createChannel>[0]} context
 * @param {Exchange} exchange
 * @param {import("./api.js").Fault} fault
 * @param {() => void} again
 */
function addFault(context, exchange, { message, canRetry }, again) {
  const retry = () => {
    shown.remove();
    again();
  };
  const shown = renderFault(
    message || texts.unreachable,
    canRetry ? { label: texts.retry, onPress: retry } : undefined,
  );
  add(context, exchange, shown);
}

/**
 * @param {Parameters<typeof createChannel>[0]} context
 * @param {Exchange} exchange
 * @param {HTMLElement} added
 */
function add(context, { group }, added) {
  group.append(added);
  context.keepInView(added);
}

/**
 * @template Result
 * @param {Parameters<typeof createChannel>[0]} context
 * @param {Exchange} exchange
 * @param {Promise<Result>} work
 */
async function withPatience(context, exchange, work) {
  const thinking = renderThinking();
  const timer = setTimeout(() => add(context, exchange, thinking), patience);
  const result = await work;
  clearTimeout(timer);
  thinking.remove();
  return result;
}

/**
 * @param {Parameters<typeof createChannel>[0]} context
 * @param {Exchange} exchange
 */
function showReasons(context, exchange) {
  context.reasons.open();
  void context.reasons.show(toWanted(context, exchange));
}

/**
 * @param {Parameters<typeof createChannel>[0]} context
 * @param {Exchange} exchange
 */
function toWanted({ community }, { questionId, group }) {
  return { questionId: /** @type {string} */ (questionId), nameOf: createNaming(community), mark: group };
}

/** @param {Parameters<typeof createChannel>[0]} context */
function toSilence({ community, channel }) {
  const mode = community.channels.find(({ id }) => id === channel)?.mode;
  return mode === "observe" ? texts.silentObserve : texts.silentNothingAsked;
}

/**
 * The names of roles and people by their ids; an id without a name stands for itself.
 *
 * @param {Community} community
 */
function createNaming({ roles, people }) {
  const names = new Map([...roles, ...people].map(({ id, name }) => [id, name]));
  return (/** @type {string} */ id) => names.get(id) ?? (id === "visitor" ? texts.visitor : id);
}

/**
 * @param {Community} community
 * @param {(text: string) => void} ask
 */
function renderWelcome({ name, exampleQuestions }, ask) {
  const own = exampleQuestions[language] ?? [];
  const others = Object.entries(exampleQuestions).filter(([code]) => code !== language);
  const offers = [
    ...own.map((text) => [language, text]),
    ...others.flatMap(([code, all]) => all.map((text) => [code, text])),
  ];
  const buttons = offers.map(([lang, text = ""]) =>
    element("li", {}, element("button", { type: "button", lang, onclick: () => ask(text) }, text)),
  );
  return element(
    "div",
    { class: "welcome" },
    element("img", { src: "/usher.svg", alt: "", width: 56, height: 56 }),
    element("h2", {}, texts.welcome(name)),
    element("p", {}, texts.welcomeText),
    buttons.length > 0 && element("ul", { class: "examples" }, ...buttons),
  );
}
