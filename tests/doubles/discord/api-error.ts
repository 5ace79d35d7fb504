/** An answer as Discord gives when it refuses: HTTP status, its own code, and the fields at fault. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: unknown;

  constructor(status: number, code: number, message: string, errors?: unknown) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export const missingAccess = () => new ApiError(403, 50001, "Missing Access");
export const missingPermissions = () => new ApiError(403, 50013, "Missing Permissions");
export const unknown = (code: number, what: string) => new ApiError(404, code, `Unknown ${what}`);

/** 50035 with the field at fault. */
export function invalidForm(field: string, code: string, message: string): ApiError {
  return new ApiError(400, 50035, "Invalid Form Body", { [field]: { _errors: [{ code, message }] } });
}
