/**
 * What the server could not or would not do; `canRetry` when the same request may work in a moment.
 *
 * @typedef {{ message: string, canRetry: boolean }} Fault
 */

/**
 * @param {string} path
 * @param {unknown} [body] posted as JSON; a GET without it
 * @returns {Promise<{ value: any, fault?: undefined } | { value?: undefined, fault: Fault }>}
 */
export async function call(path, body) {
  try {
    const response = await fetch(path, body === undefined ? {} : toPost(body));
    const value = await response.json();
    if (response.ok) return { value };
    return { fault: { message: value.error.message, canRetry: response.status >= 500 } };
  } catch {
    return { fault: { message: "", canRetry: true } };
  }
}

/** An id that is unique for this page's messages, on plain http too, where `randomUUID` is missing. */
export function newMessageId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `page-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** @param {unknown} body */
function toPost(body) {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
