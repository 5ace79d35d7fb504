/** The largest file that is read, in bytes: a community's whole FAQ is smaller. */
export const largestFile = 1_048_576;

/** What came of reading a file that somebody gave. */
export type FileText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "refused"; readonly fault: "too-large" | "not-text" };

/** Reads a file of text in UTF-8, whose mark at the beginning is left out. Stops reading as soon as there is too much of it. */
export async function readFileText(parts: AsyncIterable<Uint8Array>): Promise<FileText> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  for await (const part of parts) {
    size += part.byteLength;
    if (size > largestFile) return { kind: "refused", fault: "too-large" };
    const decoded = tryToDecode(() => decoder.decode(part, { stream: true }));
    if (decoded === undefined) return { kind: "refused", fault: "not-text" };
    text += decoded;
  }
  const rest = tryToDecode(() => decoder.decode());
  return rest === undefined ? { kind: "refused", fault: "not-text" } : { kind: "text", text: text + rest };
}

/** Binary files that happen to be UTF-8 have zeros in them; no text has. */
function tryToDecode(decode: () => string): string | undefined {
  try {
    const text = decode();
    return text.includes("\0") ? undefined : text;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
