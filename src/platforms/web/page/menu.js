import { translate } from "./commands.js";
import { element } from "./element.js";
import { texts } from "./texts.js";

/**
 * The menu of a message: what can be done with it. It opens on press and closes on a choice, on Escape and on a press elsewhere.
 *
 * @param {() => import("./commands.js").Command[]} find the commands that are offered now
 * @param {(command: import("./commands.js").Command) => void} onChoose
 */
export function renderMenu(find, onChoose) {
  const list = element("ul", { class: "menu", popover: "auto" });
  const button = element(
    "button",
    {
      type: "button",
      class: "more",
      "aria-label": texts.more,
      onclick: () => {
        list.replaceChildren(...find().map(renderItem));
        list.togglePopover();
        place();
      },
    },
    "⋯",
  );
  return element("span", { class: "with-menu" }, button, list);

  /** Below the button, and within the window. */
  function place() {
    const { bottom, right } = button.getBoundingClientRect();
    list.style.top = `${Math.min(bottom + 4, innerHeight - list.offsetHeight - 8)}px`;
    list.style.left = `${Math.max(8, Math.min(right - list.offsetWidth, innerWidth - list.offsetWidth - 8))}px`;
  }

  /** @param {import("./commands.js").Command} command */
  function renderItem(command) {
    const { title = command.name, titles } = command.menu ?? {};
    const choose = () => {
      list.hidePopover();
      onChoose(command);
    };
    return element("li", {}, element("button", { type: "button", onclick: choose }, translate(title, titles)));
  }
}
