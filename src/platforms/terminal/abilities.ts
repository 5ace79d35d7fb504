import type { Abilities } from "../../core/community/capability.ts";

const oneLine = "A terminal has lines only; options are typed, and a faulty call is answered with its usage.";

export const terminalAbilities: Abilities = {
  commands: "yes",
  autocomplete: { no: oneLine },
  forms: { otherwise: 'The fields are options of the line, `name:"value"`.' },
  "message menus": { no: "Lines cannot be pointed at; the command takes the question's id." },
  reactions: { no: "Lines cannot be pointed at; the command takes the question's id." },
  buttons: { otherwise: "A number presses the button that bears it." },
  "files given": { otherwise: "The path of a file." },
  "files received": { otherwise: "The text is printed, for a pipe to take; `/save` keeps it." },
  "private replies": { otherwise: "One person sits there; what others would not see is marked." },
  "direct messages": { no: "One person sits there, and everything is said to Usher." },
  threads: { no: "Lines follow one another." },
  edits: { no: "A line that was sent stays; one asks anew." },
  deletions: { no: "A line that was sent stays; `/privacy delete` erases it." },
  announcements: "yes",
  "home page": { no: "The commands print the same lists." },
  "state marks": { no: "The reply says it in words." },
};
