import { call } from "./api.js";
import { renderFault } from "./chat.js";
import { element } from "./element.js";
import { texts } from "./texts.js";
import { renderGrounds } from "./why.js";

const narrow = matchMedia("(max-width: 899px)");

/**
 * The panel with the reasons: beside the chat where there is room, else a sheet over it that takes the focus and gives it back.
 *
 * @param {{ panel: HTMLElement, grounds: HTMLElement, close: HTMLElement, behind: HTMLElement }} places
 */
export function createReasons({ panel, grounds, close, behind }) {
  /** @type {{ questionId: string, nameOf: (id: string) => string, mark: HTMLElement } | undefined} */
  let shown;
  /** @type {HTMLElement | undefined} */
  let opener;
  const chat = /** @type {HTMLElement} */ (behind.parentElement);
  const shut = () => {
    panel.classList.remove("open");
    chat.inert = false;
    opener?.focus({ preventScroll: true });
    opener = undefined;
  };
  /** @param {number} [turn] the newest when absent */
  const load = async (turn) => {
    const wanted = shown;
    if (!wanted) return;
    const { value, fault } = await call(`/api/questions/${encodeURIComponent(wanted.questionId)}`);
    if (shown !== wanted) return;
    if (fault) {
      const again = { label: texts.retry, onPress: () => void load(turn) };
      grounds.replaceChildren(renderFault(fault.message || texts.unreachable, again));
      return;
    }
    const open = turn ?? value.verdicts.length - 1;
    grounds.replaceChildren(
      ...renderGrounds(value, { nameOf: wanted.nameOf, turn: open, onTurn: (next) => void load(next) }),
    );
  };
  const clear = () => {
    shown?.mark.classList.remove("selected");
    shown = undefined;
    grounds.replaceChildren(element("p", { class: "quiet" }, texts.whyEmpty));
  };
  close.addEventListener("click", shut);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.classList.contains("open")) shut();
  });
  narrow.addEventListener("change", shut);
  return {
    clear,
    /**
     * Shows a question's reasons; `mark` is what they belong to in the chat.
     *
     * @param {{ questionId: string, nameOf: (id: string) => string, mark: HTMLElement }} wanted
     */
    show: (wanted) => {
      shown?.mark.classList.remove("selected");
      shown = wanted;
      wanted.mark.classList.add("selected");
      return load();
    },
    /** On a narrow screen, lays the panel over the chat. */
    open: () => {
      if (!narrow.matches) return;
      opener = /** @type {HTMLElement} */ (document.activeElement);
      panel.classList.add("open");
      chat.inert = true;
      panel.focus({ preventScroll: true });
    },
    /** Reads the reasons anew if this question's are shown. @param {string} questionId */
    refresh: (questionId) => {
      if (shown?.questionId === questionId) void load();
    },
  };
}
