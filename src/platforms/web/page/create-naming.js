import { texts } from "./texts.js";

/**
 * The names of roles and people by their ids; an id without a name stands for itself.
 *
 * @param {import("./channel.js").Community} community
 */
export function createNaming({ roles, people }) {
  const names = new Map([...roles, ...people].map(({ id, name }) => [id, name]));
  return (/** @type {string} */ id) => names.get(id) ?? (id === "visitor" ? texts.visitor : id);
}
