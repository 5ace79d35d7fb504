import { atStart, type Cue, inProse } from "./cue.ts";

/** What in English tells a question from what only looks like one, and a statement from a plea in its form. */
export const englishCues: readonly Cue[] = [
  atStart(/^(?:how|why|what|whats|which|where|when|who|whose|whom)\b/),
  atStart(
    /^(?:is|are|am|was|were|does|do|did|can|could|should|shall|will|would|has|have|may|must|isnt|isn't|doesnt|doesn't|cant|can't)\b/,
  ),
  inProse(/\b(?:how (?:do|can|to|should|would|does|is|are|much|many|long|big)|what(?:'s| is| are| does| do|s))\b/),
  inProse(/\b(?:any(?:one|body)|somebody|someone|any (?:idea|hint|tip|way|plan|chance|advice)s?|is there|are there)\b/),
  inProse(
    /\b(?:help|please|pls|plz|wondering|curious|looking for|need (?:a|an|some|to know)|want to|trying to|would like|would love)\b/,
  ),
  inProse(
    /\b(?:can'?t|cannot|won'?t|doesn'?t|isn'?t|fail(?:s|ed|ing)?|stuck|broken|refuses|crash(?:es|ed)?|keeps?|never)\b/,
  ),
  inProse(
    /\b(?:should (?:i|we|it)|do (?:i|we|you)|can (?:i|we|you|it)|could (?:i|we|you)|am i|is it|are (?:we|you)|will (?:it|there|you))\b/,
  ),
  // A question word in the middle: "two scores, which one do I report".
  inProse(
    /\w[,.:;]? (?:which|what|whats|whose|where|who|how)\b(?! would have)|\b(?:why|when) (?:do|does|did|is|are|was|were|would|will|can|should|it|the|my|we)\b/,
  ),
  // An alternative, or a doubt put to others.
  inProse(
    /\b(?:or (?:is|am|are|does|do|should|can|did|was|not|something|what)|isn'?t (?:that|it|this)|shouldn'?t|couldn'?t (?:we|it|i)|who else|anyone else)\b/,
  ),
  // A request without a question mark.
  inProse(
    /\b(?:(?:hints?|ideas?|pointers?|tips?|advice|suggestions?|help|input|feedback|thoughts|links?) .{0,60}(?:welcome|appreciated)|glad (?:about|of|for)|grateful|recommend|tell me|show me|give me|explain|point me|could use|would need|i(?:'d| would) (?:like|love|need)|needs? (?:something|a|an|the|some|to)|someone (?:please|have)|have a (?:second )?look|take a look|can you|could you|would you|may i|can i|could i)\b/,
  ),
  // A symptom.
  inProse(
    /\b(?:no matter|not (?:picked|found|working|work|loaded|detected|see)|(?:gets?|is|are) ignored|exits? with|stuck|hangs?|freezes?|red|404|500|oom|out of memory|times? out|timeout|overfits?|stops? (?:in|at|after|working)|too slow|so slow|nobody|running out|fell|drops?|dropped|doubled|errors?|exception|fails?)\b/,
  ),
  atStart(/^(?:i|i'm|im|i've|ive|we|we're|it|it's|its|that|that's|thats|this|the|my|they|he|she|there)\b/),
  atStart(
    /^(?:just|finally|fyi|update|note|reminder|heads|done|fixed|merged|released|pushed|ok|okay|ah|oh|yes|yep|yeah|no|nope|right|sure|agreed|exactly|lol|haha|wow)\b/,
  ),
  atStart(/^(?:you|use|try|set|run|add|remove|put|check|pass|make|see|look|let's|lets|go|don't|dont)\b/),
  inProse(
    /\b(?:thanks|thank you|thx|ty|cheers|congrats|welcome|hello|hi|hey|morning|gm|bye|night|sorry|nice|great|awesome|cool|nvm|lol|haha)\b/,
  ),
  inProse(
    /\b(?:works?|worked|working|fixed|solved|resolved|passed|merged|released|published|deployed|finished|done|went through)\b(?! (?:with|on|for) .*\?)/,
  ),
  inProse(
    /\b(?:i think|imo|imho|i guess|i prefer|i'd|i'll|we'll|i will|we will|you (?:have to|can|need to|should|could))\b/,
  ),
  // An opinion, a tip, a report; or a question that wants no answer.
  atStart(
    /^(?:as far as|imo|imho|honestly|tbh|personally|respectfully|can confirm|confirmed|turns out|remember|fun fact|pro tip|tip|the trick|simplest|best|there (?:is|are|was|were)|either|if (?:you|anyone|it)|for (?:the|those|anyone)|after|security|release|feature|team|pr|half|who (?:needs|would|doesn'?t)|how hard|what could|is it even|isn'?t it (?:just |so |always |simply )?(?:lovely|nice|great|funny|wonderful)|guess|spent|switched|moved|bumped|added|removed|closed|opened|started|tested)\b/,
  ),
  // News, and advice given to others.
  inProse(
    /\b(?:(?:is|are) (?:up|out|in|live|merged|done|ready|back|available|closed|fixed)|will be|starts? (?:tomorrow|today|on|at)|next week|from (?:now|then) on|has been|have been|we (?:drop|dropped|moved|switched|voted|decided|released|shipped|updated|changed)|please (?:update|ignore|don'?t|use|note)|pls don'?t|do not|see (?:the|our)|pinned|instead|rather than|that'?s (?:why|how|what)|overkill)\b/,
  ),
];
