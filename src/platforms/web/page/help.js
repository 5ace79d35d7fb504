import { translate } from "./commands.js";
import { element } from "./element.js";
import { texts } from "./texts.js";

/**
 * What can be typed: questions, and the commands, each to be called by a press.
 *
 * @param {import("./commands.js").Command[]} commands
 * @param {(command: import("./commands.js").Command) => void} onChoose
 */
export function renderHelp(commands, onChoose) {
  const rows = commands.map((command) => {
    const call = () => onChoose(command);
    const name = element("button", { type: "button", class: "call", onclick: call }, `/${command.name}`);
    return element("li", {}, name, element("span", {}, translate(command.description, command.descriptions)));
  });
  return element("div", { class: "help" }, element("p", {}, texts.help), element("ul", {}, ...rows));
}
