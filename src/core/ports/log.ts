/** The part of pino that is used: fields first, then a constant lower-case sentence; ids only, never a text or a name. */
export interface Log {
  debug(fields: object, sentence: string): void;
  info(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
  error(fields: object, sentence: string): void;
}
