import { translate } from "./commands.js";
import { element } from "./element.js";

/** As many commands as are offered at once. */
const most = 8;

/**
 * Offers commands above the box while a line that begins with a slash is being typed. Arrows move, Enter and Tab choose, Escape
 * closes.
 *
 * @param {{ box: HTMLTextAreaElement, list: HTMLElement, find: () => import("./commands.js").Command[],
 *   onChoose: (command: import("./commands.js").Command) => void }} context
 */
export function createPalette({ box, list, find, onChoose }) {
  /** @type {import("./commands.js").Command[]} */
  let offered = [];
  let current = 0;
  const draw = () => {
    list.hidden = offered.length === 0;
    box.setAttribute("aria-expanded", String(offered.length > 0));
    list.replaceChildren(...offered.map((command, at) => renderOffer(command, at, at === current, () => choose(at))));
    if (offered.length > 0) box.setAttribute("aria-activedescendant", `command-${current}`);
    else box.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    offered = [];
    draw();
  };
  /** @param {number} at */
  const choose = (at) => {
    const command = offered[at];
    if (!command) return;
    close();
    box.value = "";
    box.dispatchEvent(new Event("input"));
    onChoose(command);
  };
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");
  box.addEventListener("input", () => {
    const typed = /^\/([\p{L}\p{N}-]* ?[\p{L}\p{N}-]*)$/u.exec(box.value)?.[1];
    offered = typed === undefined ? [] : rank(find(), typed.toLowerCase()).slice(0, most);
    current = 0;
    draw();
  });
  box.addEventListener("blur", () => setTimeout(close, 150));
  // Before the composer's own listener, which would send the line.
  box.addEventListener(
    "keydown",
    (event) => {
      if (offered.length === 0 || event.isComposing) return;
      if (event.key === "ArrowDown") current = (current + 1) % offered.length;
      else if (event.key === "ArrowUp") current = (current - 1 + offered.length) % offered.length;
      else if (event.key === "Escape") close();
      else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") choose(current);
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
      draw();
    },
    { capture: true },
  );
}

/**
 * Commands whose name, in either language, begins with what is typed, then those that contain it.
 *
 * @param {import("./commands.js").Command[]} commands
 * @param {string} typed
 */
function rank(commands, typed) {
  /** @param {import("./commands.js").Command} command */
  const toNames = ({ name, names }) => [name, ...Object.values(names ?? {})];
  const begins = commands.filter((command) => toNames(command).some((name) => name.startsWith(typed)));
  const contains = commands.filter((command) => toNames(command).some((name) => name.includes(typed)));
  return [...new Set([...begins, ...contains])];
}

/**
 * @param {import("./commands.js").Command} command
 * @param {number} at
 * @param {boolean} isCurrent
 * @param {() => void} onChoose
 */
function renderOffer({ name, description, descriptions }, at, isCurrent, onChoose) {
  return element(
    "div",
    { id: `command-${at}`, role: "option", "aria-selected": String(isCurrent), onpointerdown: onChoose },
    element("strong", {}, `/${name}`),
    element("span", {}, translate(description, descriptions)),
  );
}
