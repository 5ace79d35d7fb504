import { renderFault, renderThinking } from "./chat.js";
import { texts } from "./texts.js";

/** An answer that takes longer than this shows that it is on its way, in milliseconds. */
const patience = 300;

/**
 * @param {Pick<import("./channel.js").Context, "keepInView">} context
 * @param {import("./channel.js").Exchange} exchange
 * @param {import("./api.js").Fault} fault
 * @param {() => void} again
 */
export function addFault(context, exchange, { message, canRetry }, again) {
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
 * What comes last stands above the way to answer.
 *
 * @param {Pick<import("./channel.js").Context, "keepInView">} context
 * @param {import("./channel.js").Exchange} exchange
 * @param {HTMLElement} added
 */
export function add(context, { group }, added) {
  const reply = group.querySelector(":scope > .reply");
  if (reply) reply.before(added);
  else group.append(added);
  context.keepInView(added);
}

/**
 * @template Result
 * @param {Pick<import("./channel.js").Context, "keepInView">} context
 * @param {import("./channel.js").Exchange} exchange
 * @param {Promise<Result>} work
 */
export async function withPatience(context, exchange, work) {
  const thinking = renderThinking();
  const timer = setTimeout(() => add(context, exchange, thinking), patience);
  const result = await work;
  clearTimeout(timer);
  thinking.remove();
  return result;
}
