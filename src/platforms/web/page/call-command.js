import { call } from "./api.js";
import { isComplete } from "./commands.js";
import { askForOptions } from "./form.js";
import { language } from "./texts.js";

/**
 * Where and by whom a command is called; `target` is the message that a menu was opened on.
 *
 * @typedef {{ messageId: string, author: string, text: string, thread?: string }} Target
 * @typedef {{ community: import("./channel.js").Community, channel: string, person: { id: string }, thread?: string,
 *   target?: Target }} CallPlace
 */

/**
 * Calls a command, after asking for what is missing. Resolves with its reply or the fault, and with `undefined` when the person
 * thought better of it.
 *
 * @param {import("./commands.js").CommandLine} line
 * @param {CallPlace} place
 * @param {{ asksAll: boolean }} how whether options that may be left out are asked for too
 * @returns {Promise<{ reply: import("./chat.js").Reply, fault?: undefined }
 *   | { reply?: undefined, fault: import("./api.js").Fault } | undefined>}
 */
export async function callCommand({ command, options }, place, { asksAll }) {
  /** @param {Record<string, string>} given */
  const toBody = (given) => ({
    name: command.name,
    options: given,
    author: place.person.id,
    channel: place.channel,
    community: place.community.id,
    language,
    ...(place.thread === undefined ? {} : { thread: place.thread }),
    ...(place.target === undefined ? {} : { target: place.target }),
  });
  /** @type {Record<string, string> | undefined} */
  let given = options;
  if (asksAll || !isComplete({ command, options })) {
    const { value, fault } = command.hasPrefill
      ? await call("/api/forms", toBody(options))
      : { value: { values: {} }, fault: undefined };
    if (fault) return { fault };
    if (value.reply) return { reply: value.reply };
    const answers = await askForOptions(
      { command, options },
      {
        ...place.community,
        values: value.values,
        suggest: async (option, typed) => {
          const found = await call("/api/suggestions", { ...toBody({ ...options, ...typed }), option });
          return found.value?.choices ?? [];
        },
      },
    );
    if (!answers) return undefined;
    const unshown = Object.entries(value.values).filter(([name]) => command.options.every((one) => one.name !== name));
    given = { ...Object.fromEntries(unshown), ...answers };
  }
  const { value, fault } = await call("/api/commands", toBody(given));
  return fault ? { fault } : { reply: value.reply };
}
