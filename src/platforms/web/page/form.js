import { translate } from "./commands.js";
import { element } from "./element.js";
import { texts } from "./texts.js";

/** How long after a key what fits is asked for, in milliseconds. */
const pause = 120;

/**
 * Asks for a command's options in a dialog. Resolves with them, or `undefined` when the person thought better of it.
 *
 * @param {import("./commands.js").CommandLine} line
 * @param {{ values: Record<string, string>, roles: { id: string, name: string }[], stages: string[],
 *   people: { id: string, name: string }[],
 *   suggest: (option: string, options: Record<string, string>) => Promise<import("./commands.js").Choice[]> }} context
 * @returns {Promise<Record<string, string> | undefined>}
 */
export function askForOptions({ command, options }, context) {
  const form = /** @type {HTMLFormElement} */ (element("form", { method: "dialog" }));
  const read = () => readFields(form);
  const fields = command.options.map((option) =>
    renderField(option, options[option.name] ?? context.values[option.name] ?? "", context, {
      hasSuggestions: command.hasSuggestions,
      read,
    }),
  );
  const cancel = element("button", { type: "button", onclick: () => dialog.close() }, texts.cancel);
  form.append(
    element("h2", { id: "form-title" }, `/${command.name}`),
    element("p", { class: "about" }, translate(command.description, command.descriptions)),
    ...fields,
    element("div", { class: "buttons" }, element("button", { type: "submit", class: "primary" }, texts.send), cancel),
  );
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { "aria-labelledby": "form-title" }, form));
  document.body.append(dialog);
  return new Promise((resolve) => {
    let given = /** @type {Record<string, string> | undefined} */ (undefined);
    form.addEventListener("submit", () => {
      given = { ...options, ...read() };
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(given);
    });
    dialog.showModal();
  });
}

/** @param {HTMLFormElement} form */
function readFields(form) {
  const isFile = (/** @type {string} */ name) => form.querySelector(`input[type="hidden"][name="${name}"]`) !== null;
  const pairs = [...new FormData(form)].map(([name, value]) => [name, isFile(name) ? value : String(value).trim()]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ""));
}

/**
 * @param {import("./commands.js").Option} option
 * @param {string} value
 * @param {Parameters<typeof askForOptions>[1]} context
 * @param {{ hasSuggestions: boolean, read: () => Record<string, string> }} typing
 */
function renderField(option, value, context, { hasSuggestions, read }) {
  const { name, names, description, descriptions, required } = option;
  const label = element(
    "span",
    { class: "name" },
    translate(name, names),
    !required && element("span", { class: "optional" }, ` · ${texts.optional}`),
  );
  const about = element("span", { class: "about" }, translate(description, descriptions));
  return element("label", {}, label, ...renderControl(), about);

  function renderControl() {
    const choices = toChoices(option, context);
    if (choices) return [renderSelect(choices)];
    if (option.type === "file") return renderFile(name, required);
    if (option.type === "paragraph") {
      const area = /** @type {HTMLTextAreaElement} */ (element("textarea", { name, required, rows: 5 }));
      area.value = value;
      return [area];
    }
    const list = element("datalist", { id: `offers-${name}` });
    const input = /** @type {HTMLInputElement} */ (
      element("input", { name, required, autocomplete: "off", list: hasSuggestions && list.id })
    );
    input.value = value;
    if (hasSuggestions) offerWhileTyping(input, list);
    return [input, list];
  }

  /** @param {import("./commands.js").Choice[]} choices */
  function renderSelect(choices) {
    const select = /** @type {HTMLSelectElement} */ (
      element(
        "select",
        { name, required },
        element("option", { value: "" }, "–"),
        ...choices.map((choice) => element("option", { value: choice.value }, translate(choice.label, choice.labels))),
      )
    );
    select.value = value;
    return select;
  }

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list
   */
  function offerWhileTyping(input, list) {
    let latest = 0;
    const offer = async () => {
      const asked = ++latest;
      const choices = await context.suggest(name, { ...read(), [name]: input.value });
      if (asked !== latest) return;
      list.replaceChildren(...choices.map(({ label, value: own }) => element("option", { value: own }, label)));
    };
    let timer = 0;
    input.addEventListener("focus", () => void offer(), { once: true });
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => void offer(), pause);
    });
  }
}

/**
 * A field for a file of text; what it holds goes along as the text in it.
 *
 * @param {string} name
 * @param {boolean} required
 */
function renderFile(name, required) {
  const held = /** @type {HTMLInputElement} */ (element("input", { name, type: "hidden" }));
  const input = /** @type {HTMLInputElement} */ (element("input", { type: "file", required }));
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    const read = file ? await readText(file) : { text: "" };
    held.value = read.text ?? "";
    input.setCustomValidity(read.fault ?? "");
    input.reportValidity();
  });
  return [input, held];
}

const largestFile = 1_048_576;

/**
 * @param {File} file
 * @returns {Promise<{ text: string, fault?: undefined } | { text?: undefined, fault: string }>}
 */
async function readText(file) {
  if (file.size > largestFile) return { fault: texts.fileTooLarge };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return text.includes("\0") ? { fault: texts.fileNotText } : { text };
  } catch {
    return { fault: texts.fileNotText };
  }
}

/**
 * The values of an option where they are few and known.
 *
 * @param {import("./commands.js").Option} option
 * @param {Pick<Parameters<typeof askForOptions>[1], "roles" | "stages" | "people">} context
 * @returns {import("./commands.js").Choice[] | undefined}
 */
function toChoices({ type, choices }, { roles, stages, people }) {
  if (choices) return choices;
  if (type === "role") return roles.map(({ id, name }) => ({ label: name, value: id }));
  if (type === "stage") return stages.map((stage) => ({ label: stage, value: stage }));
  if (type === "person") return people.map(({ id, name }) => ({ label: name, value: id }));
  return undefined;
}
