import type { Abilities } from "../../core/community/capability.ts";

export const webAbilities: Abilities = {
  commands: "yes",
  autocomplete: "yes",
  forms: "yes",
  "message menus": "yes",
  reactions: { no: "The menu of a message has the same entries in words." },
  buttons: "yes",
  "files given": "yes",
  "files received": "yes",
  "private replies": { otherwise: "Each caller gets its own replies; nobody else is shown them." },
  "direct messages": { no: "The playground is a row of channels; every reply is for its caller." },
  threads: "yes",
  edits: { no: "What was sent stays as it is; one asks anew." },
  deletions: { no: "What was sent stays as it is; `/privacy delete` erases it." },
  announcements: { otherwise: "The page asks for them, nothing is pushed." },
  "home page": { no: "The playground is the page." },
  "state marks": { otherwise: "The reply carries its state for the client to show." },
};
