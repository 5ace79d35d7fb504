/** A text as the cues see it. */
export interface SplitText {
  readonly whole: string;
  /** Without code, in lower case. */
  readonly prose: string;
  /** From the first word that is no greeting or filler. */
  readonly first: string;
}

/** A sign in a text, 0 to 1. */
export type Cue = (text: SplitText) => number;

/** 1 where the pattern is found outside code. */
export function inProse(pattern: RegExp): Cue {
  return ({ prose }) => (pattern.test(prose) ? 1 : 0);
}

/** 1 where the pattern is found after greetings and fillers. */
export function atStart(pattern: RegExp): Cue {
  return ({ first }) => (pattern.test(first) ? 1 : 0);
}

/** 1 where the pattern is found anywhere. */
export function inWhole(pattern: RegExp): Cue {
  return ({ whole }) => (pattern.test(whole) ? 1 : 0);
}

/** Splits a text for the cues. */
export function splitText(text: string): SplitText {
  const whole = text.normalize("NFKC");
  const prose = whole
    .replace(/```[\s\S]*?(?:```|$)/g, " ")
    .replace(/`[^`\n]*`/g, " ")
    .toLowerCase()
    .trim();
  const first = prose.replace(
    /^(?:(?:hi|hey|hello|so|and|but|also|btw|quick question|question|folks|all|guys|everyone|please|pls)[\s,:!.-]+)+/,
    "",
  );
  return { whole, prose, first };
}
