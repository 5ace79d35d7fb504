/** A command's or option's name, with what it is called in Chinese. */
export function named(name: string, zh: string) {
  return { name, names: { zh } };
}

/** What a command or option is for, in English and in Chinese. */
export function described(description: string, zh: string) {
  return { description, descriptions: { zh } };
}
