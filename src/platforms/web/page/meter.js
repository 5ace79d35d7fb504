import { element } from "./element.js";

/**
 * A share as a bar, with a tick at the share that is needed.
 *
 * @param {string} name what is measured, for screen readers
 * @param {number} share 0 to 1
 * @param {number} [needed] 0 to 1
 */
export function renderMeter(name, share, needed) {
  return element(
    "div",
    {
      class: needed !== undefined && share >= needed ? "meter reached" : "meter",
      role: "meter",
      "aria-label": name,
      "aria-valuemin": 0,
      "aria-valuemax": 100,
      "aria-valuenow": Math.round(clamp(share) * 100),
      "aria-valuetext": toPercent(share),
      "--share": clamp(share),
    },
    needed !== undefined && element("span", { class: "tick", "--needed": clamp(needed) }),
  );
}

/**
 * A probability; never as certainty, which no model has.
 *
 * @param {number} share
 */
export function toPercent(share) {
  const format = new Intl.NumberFormat(navigator.language, { style: "percent" });
  return share > 0.99 && share <= 1 ? `> ${format.format(0.99)}` : format.format(clamp(share));
}

/** @param {number} share */
function clamp(share) {
  return Math.min(1, Math.max(0, share));
}
