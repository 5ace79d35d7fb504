/** Ways to set text apart; each gives the text back unchanged where colour is off. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  italic(text: string): string;
  underline(text: string): string;
  code(text: string): string;
  accent(text: string): string;
}

/** ANSI escape sequences, or plain text. */
export function createPaint(colour: boolean): Paint {
  const paint = (open: number, close: number) => (text: string) =>
    colour && text !== "" ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    italic: paint(3, 23),
    underline: paint(4, 24),
    code: paint(36, 39),
    accent: paint(35, 39),
  };
}
