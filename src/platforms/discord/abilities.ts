import type { Abilities } from "../../core/community/capability.ts";

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
  deletions: {
    otherwise:
      "The answer to a deleted question goes, too, with the thread that Usher opened for it; where people have spoken there, the thread says what happened.",
  },
  announcements: "yes",
  "home page": { no: "Discord has no page for an app; `/queue` and the lists of the other commands show the same." },
  "state marks": { otherwise: "Forum posts are tagged `answered` and `solved`; other channels have no tags." },
};
