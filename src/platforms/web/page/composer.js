import { element } from "./element.js";
import { texts } from "./texts.js";

/**
 * The box one writes in. Enter sends, except while an input method is composing; nothing empty is sent.
 *
 * @param {HTMLFormElement} form
 * @param {(text: string, thread?: string) => void} onSend `thread` is the message that is being answered
 */
export function createComposer(form, onSend) {
  const box = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  const send = /** @type {HTMLButtonElement} */ (form.querySelector("button.send"));
  const replying = /** @type {HTMLElement} */ (form.querySelector(".replying"));
  /** @type {string | undefined} */
  let thread;
  const leaveThread = () => {
    thread = undefined;
    replying.hidden = true;
  };
  const resize = () => {
    send.disabled = box.value.trim() === "";
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  };
  box.addEventListener("input", resize);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text === "") return;
    box.value = "";
    resize();
    onSend(text, thread);
  });
  box.setAttribute("aria-description", texts.hint);
  return {
    leaveThread,
    /**
     * What is sent from now on answers a message, until the thread is left.
     *
     * @param {string} opener
     * @param {string} text
     */
    answer: (opener, text) => {
      thread = opener;
      const leave = element("button", { type: "button", "aria-label": texts.cancel, onclick: leaveThread }, "✕");
      replying.replaceChildren(element("span", {}, texts.replyingTo(text)), leave);
      replying.hidden = false;
      box.focus();
    },
    focus: () => box.focus({ preventScroll: true }),
    /** @param {string} text */
    setPlaceholder: (text) => {
      box.placeholder = text;
    },
  };
}
