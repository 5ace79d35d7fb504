/** What came of held-out texts on the very path of a message. Shares are 0 to 1, absent where nothing counts. */
export interface VerdictReport {
  readonly texts: number;
  /** To texts of which it is known what answers them. */
  readonly answers: {
    readonly given: number;
    /** Right ones among those given. */
    readonly precision: number | undefined;
    /** Questions with an entry that were answered, rightly. */
    readonly coverage: number | undefined;
    /** Given to texts that no entry answers. */
    readonly false: number;
  };
  readonly search: {
    /** Questions with an entry. */
    readonly questions: number;
    readonly recallAt1: number | undefined;
    readonly recallAt3: number | undefined;
    /** Questions in a language that their entry has no text in. */
    readonly acrossLanguages: { readonly questions: number; readonly recallAt1: number | undefined };
  };
  /** Shares met with silence: of what is no question, and of questions. */
  readonly silence: { readonly chatter: number | undefined; readonly questions: number | undefined };
  /** By kind of verdict. */
  readonly verdicts: Readonly<Record<string, number>>;
}
