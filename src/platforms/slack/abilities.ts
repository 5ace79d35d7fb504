import type { Abilities } from "../../core/community/capability.ts";

export const slackAbilities: Abilities = {
  commands: "yes",
  autocomplete: {
    otherwise: "Slack offers no values in a command's line; they are offered in the fields of its form.",
  },
  forms: "yes",
  "message menus": "yes",
  reactions: "yes",
  buttons: "yes",
  "files given": { otherwise: "A command's line takes no file; the form that opens does." },
  "files received": { otherwise: "The file of a private reply goes to the person's direct messages." },
  "private replies": "yes",
  "direct messages": "yes",
  threads: "yes",
  edits: "yes",
  deletions: "yes",
  announcements: "yes",
  "home page": "yes",
  "state marks": { otherwise: "A solved question gets ✅, for messages have no tags." },
};
