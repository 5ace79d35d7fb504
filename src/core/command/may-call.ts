import type { Standing } from "../community/standing.ts";
import type { Command } from "./command.ts";

/** Whether somebody of this standing may call the command. */
export function mayCall({ permission }: Pick<Command, "permission">, standing: Standing): boolean {
  switch (permission) {
    case "everyone":
      return true;
    case "helper":
      return standing.roles.length > 0 || standing.isModerator;
    case "moderator":
      return standing.isModerator;
    case "admin":
      return standing.isAdmin;
  }
}
