import type { Standpoint } from "../feedback/feedback.ts";
import type { Standing } from "./standing.ts";

/** In whose name a person speaks about a question. A helper's word on the own question counts as the asker's only. */
export function toStandpoint(person: string, asker: string, standing: Standing): Standpoint {
  if (standing.isModerator) return "moderator";
  if (person === asker) return "asker";
  return standing.roles.length > 0 ? "helper" : "bystander";
}
