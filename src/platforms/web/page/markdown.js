import DOMPurify from "/vendor/dompurify.js";
import { marked } from "/vendor/marked.js";
import { element } from "./element.js";
import { texts } from "./texts.js";

const allowedTags =
  "a blockquote br code del em h1 h2 h3 h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul".split(" ");

/**
 * Markdown as nodes: sanitized, links open beside the chat, code blocks can be copied.
 *
 * @param {string} markdown
 * @returns {DocumentFragment}
 */
export function renderMarkdown(markdown) {
  const html = marked.parse(markdown, { async: false, gfm: true, breaks: true });
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: ["href", "start", "align"],
    RETURN_DOM_FRAGMENT: true,
  });
  for (const link of fragment.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  for (const block of fragment.querySelectorAll("pre")) makeCopyable(block);
  for (const table of fragment.querySelectorAll("table")) {
    const frame = element("div", { class: "table", tabindex: "0", role: "region", "aria-label": texts.table });
    table.replaceWith(frame);
    frame.append(table);
  }
  return fragment;
}

/** @param {HTMLElement} block */
function makeCopyable(block) {
  block.tabIndex = 0;
  if (!navigator.clipboard) return;
  const code = block.textContent ?? "";
  const copy = element("button", { class: "copy", type: "button" }, texts.copy);
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code);
    copy.textContent = texts.copied;
    setTimeout(() => {
      copy.textContent = texts.copy;
    }, 1500);
  });
  const frame = element("div", { class: "code" });
  block.replaceWith(frame);
  frame.append(block, copy);
}
