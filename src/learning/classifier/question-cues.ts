/**
 * Signs that something is asked, or that nothing is: mood and form, which a sentence embedding, made to keep the subject, loses.
 * Each is 0 or 1, but for the shares at the end.
 */
const cues: readonly ((text: SplitText) => number)[] = [
  ({ prose }) => has(prose, /[?？]/),
  ({ prose }) => has(prose, /[?？]\s*$/m),
  ({ first }) => has(first, /^(?:how|why|what|whats|which|where|when|who|whose|whom)\b/),
  ({ first }) =>
    has(
      first,
      /^(?:is|are|am|was|were|does|do|did|can|could|should|shall|will|would|has|have|may|must|isnt|isn't|doesnt|doesn't|cant|can't)\b/,
    ),
  ({ prose }) =>
    has(prose, /\b(?:how (?:do|can|to|should|would|does|is|are|much|many|long|big)|what(?:'s| is| are| does| do|s))\b/),
  ({ prose }) =>
    has(
      prose,
      /\b(?:any(?:one|body)|somebody|someone|any (?:idea|hint|tip|way|plan|chance|advice)s?|is there|are there)\b/,
    ),
  ({ prose }) =>
    has(
      prose,
      /\b(?:help|please|pls|plz|wondering|curious|looking for|need (?:a|an|some|to know)|want to|trying to|would like|would love)\b/,
    ),
  ({ prose }) =>
    has(
      prose,
      /\b(?:can'?t|cannot|won'?t|doesn'?t|isn'?t|fail(?:s|ed|ing)?|stuck|broken|refuses|crash(?:es|ed)?|keeps?|never)\b/,
    ),
  ({ prose }) =>
    has(
      prose,
      /\b(?:should (?:i|we|it)|do (?:i|we|you)|can (?:i|we|you|it)|could (?:i|we|you)|am i|is it|are (?:we|you)|will (?:it|there|you))\b/,
    ),
  ({ first }) =>
    has(first, /^(?:i|i'm|im|i've|ive|we|we're|it|it's|its|that|that's|thats|this|the|my|they|he|she|there)\b/),
  ({ first }) =>
    has(
      first,
      /^(?:just|finally|fyi|update|note|reminder|heads|done|fixed|merged|released|pushed|ok|okay|ah|oh|yes|yep|yeah|no|nope|right|sure|agreed|exactly|lol|haha|wow)\b/,
    ),
  ({ first }) =>
    has(first, /^(?:you|use|try|set|run|add|remove|put|check|pass|make|see|look|let's|lets|go|don't|dont)\b/),
  ({ prose }) =>
    has(
      prose,
      /\b(?:thanks|thank you|thx|ty|cheers|congrats|welcome|hello|hi|hey|morning|gm|bye|night|sorry|nice|great|awesome|cool|nvm|lol|haha)\b/,
    ),
  ({ prose }) =>
    has(
      prose,
      /\b(?:works?|worked|working|fixed|solved|resolved|passed|merged|released|published|deployed|finished|done|went through)\b(?! (?:with|on|for) .*\?)/,
    ),
  ({ prose }) =>
    has(
      prose,
      /\b(?:i think|imo|imho|i guess|i prefer|i'd|i'll|we'll|i will|we will|you (?:have to|can|need to|should|could))\b/,
    ),
  ({ prose }) => has(prose, /怎么|如何|为什么|为啥|为何|什么|啥|哪|谁|多少|几个|多久|多大|怎样|咋/),
  ({ prose }) => has(prose, /[吗呢么](?:[\s。，,.!！~～]|$)/),
  ({ prose }) =>
    has(prose, /请问|求教|求助|求|请教|有没有|能不能|可不可以|是不是|会不会|要不要|该不该|有人|大佬|想问|问一下|麻烦/),
  ({ prose }) => has(prose, /不了|不行|报错|失败|卡住|不动|出错|没法|无法|不出来|起不来/),
  ({ prose }) => has(prose, /谢谢|感谢|多谢|辛苦|早上好|晚安|大家好|哈哈|牛|厉害|收到|好的|好嘞|明白|懂了|欢迎|恭喜/),
  ({ prose }) => has(prose, /了[。！!~～]?$|搞定|解决了|修好|已经|刚刚|刚才|终于|通过了|发布了|合并|可以的|没问题/),
  ({ prose }) => has(prose, /^(?:你|直接|试试|建议|先|把|应该|要|用)/),
  ({ whole }) => has(whole, /\p{Extended_Pictographic}|[:;]-?[)(D]|\^\^|\+1/u),
  ({ whole }) => has(whole, /https?:\/\//),
  ({ whole }) =>
    has(
      whole,
      /^(?:Traceback|\s+File "|\$ |> |>>> |[-+]{3} |@@ |\{|<|import |from \w+ import|def |class |SELECT|for |if |[\w.-]+: \S+$)/m,
    ),
  ({ whole, prose }) => 1 - prose.length / Math.max(1, whole.length),
  ({ whole }) => Math.min(1, count(whole, /[{}()[\]=;<>_/\\|$#`"]/g) / Math.max(8, whole.length / 5)),
  ({ whole }) => Math.min(1, count(whole, /\n/g) / 4),
  ({ prose }) => Math.min(1, prose.length / 200),
  ({ prose }) => has(prose, /^.{0,12}$/s),
];

export const questionCueCount = cues.length;

/** How much the cues weigh beside an embedding of length 1. */
const scale = 0.35;

/** An embedding with the cues of its text behind it, brought back to length 1; the cues alone where there is no embedding. */
export function addQuestionCues(embedding: Float32Array | undefined, text: string): Float32Array {
  const size = embedding?.length ?? 0;
  const joined = new Float32Array(size + cues.length);
  if (embedding) joined.set(embedding);
  const split = splitText(text);
  for (const [place, cue] of cues.entries()) joined[size + place] = scale * cue(split);
  const length = Math.hypot(...joined);
  return length > 0 ? joined.map((value) => value / length) : joined;
}

interface SplitText {
  readonly whole: string;
  /** Without code, in lower case. */
  readonly prose: string;
  /** From the first word that is no greeting or filler. */
  readonly first: string;
}

function splitText(text: string): SplitText {
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

function has(text: string, pattern: RegExp): number {
  return pattern.test(text) ? 1 : 0;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
