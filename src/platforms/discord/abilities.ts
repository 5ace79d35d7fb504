import type { Abilities } from "../../core/capability.ts";

export const discordAbilities: Abilities = {
  commands: "yes",
  autocomplete: "yes",
  forms: "yes",
  "message menus": "yes",
  reactions: "yes",
  buttons: "yes",
  "files given": "yes",
  "files received": "yes",
  "private replies": { otherwise: "What is for the asker of a message alone comes as a direct message." },
  "direct messages": "yes",
  threads: "yes",
  edits: "yes",
  deletions: "yes",
  announcements: "yes",
  "home page": { no: "Discord has no page for an app; `/queue` and the lists of the other commands show the same." },
  "state marks": { otherwise: "Forum posts are tagged `answered` and `solved`; other channels have no tags." },
};
