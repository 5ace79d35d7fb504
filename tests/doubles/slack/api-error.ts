import type { Json, SlackState, Workspace } from "./state.ts";

/** An answer with `ok: false`. */
export class ApiError extends Error {
  readonly details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.details = details;
  }
}

export interface MethodContext {
  readonly state: SlackState;
  readonly workspace: Workspace;
  readonly newTs: () => string;
  /** Delivers an event to the app. */
  tell(event: Json): void;
  /** The person and payload of a trigger, used up by this. */
  takeTrigger(triggerId: string): { readonly user: string };
}

/** A method of the Web API: arguments in, the answer's body out, or an `ApiError`. */
export type Method = (context: MethodContext, args: Json) => Json;
