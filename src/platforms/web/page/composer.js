import { texts } from "./texts.js";

/**
 * The box one writes in. Enter sends, except while an input method is composing; nothing empty is sent.
 *
 * @param {HTMLFormElement} form
 * @param {(text: string) => void} onSend
 */
export function createComposer(form, onSend) {
  const box = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  const send = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
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
    onSend(text);
  });
  box.setAttribute("aria-description", texts.hint);
  return {
    focus: () => box.focus({ preventScroll: true }),
    /** @param {string} text */
    setPlaceholder: (text) => {
      box.placeholder = text;
    },
  };
}
