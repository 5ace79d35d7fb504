const thanks =
  /\b(thanks|thank you|thx|cheers|that (worked|works|did it|fixed it|solved it|helped)|(it|all) works( now)?|works now|solved|fixed it)\b|谢谢|多谢|感谢|解决了|搞定|可以了|成功了/iu;
const doubts =
  /\b(but|still|not|however|unfortunately|no luck|nothing|(?:does|did|is|was|are|can|won|could)n['’]?t)\b|[?？]|但|还是|没有|没解决|不行|不能|不是|没用/iu;
/** Longer messages tell more than thanks. */
const longest = 200;

/** Whether a message says thanks or that it works now, and no more than that; English and Chinese. */
export function isThanks(text: string): boolean {
  return text.length <= longest && thanks.test(text) && !doubts.test(text);
}
