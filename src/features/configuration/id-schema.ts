import { z } from "zod";

/** How communities, roles and stages are named in the configuration. */
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, "must be lower-case words joined by hyphens, like core-developer");
