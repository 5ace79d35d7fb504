export type UsherErrorCode =
  | "config-invalid"
  | "input-invalid"
  | "not-found"
  | "not-allowed"
  | "model-missing"
  | "model-mismatch"
  | "store-failed"
  | "platform-failed";

/** What the operator or the caller must know. The message names the thing and the remedy; `code` is stable for programs. */
export class UsherError extends Error {
  override readonly name = "UsherError";
  readonly code: UsherErrorCode;

  constructor(code: UsherErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
