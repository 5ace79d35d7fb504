const wordSeed = 0x811c9dc5;
const pairSeed = 0x3c6ef372;
const pieceSeed = 0x1b873593;
const hanSeed = 0x5f356495;
const prime = 0x01000193;
const boundary = 0x20;
const wordPattern = /[\p{Script=Han}]+|[\p{L}\p{N}\p{M}_']+|[?!]+|[^\s\p{L}\p{N}]/gu;
const hanStart = /^\p{Script=Han}/u;

/**
 * The n-grams of a text as 32-bit hashes, repeated where they repeat: words 1–2, characters 3–4 within word bounds, and
 * characters 1–3 for Chinese, which writes no spaces (after FNV-1a; Weinberger et al. 2009 for hashing features).
 */
export function hashNgrams(text: string): number[] {
  const hashes: number[] = [];
  let previous = 0;
  for (const [word] of text.normalize("NFKC").toLowerCase().matchAll(wordPattern)) {
    if (hanStart.test(word)) {
      hashHan(word, hashes);
      previous = 0;
      continue;
    }
    const hash = hashWord(word);
    hashes.push(hash);
    if (previous !== 0) hashes.push(mix(Math.imul(previous ^ pairSeed, prime) ^ hash));
    previous = hash;
    if (word.length > 1) hashPieces(word, hashes);
  }
  return hashes;
}

function hashHan(run: string, hashes: number[]): void {
  for (let start = 0; start < run.length; start++) {
    let hash = hanSeed;
    for (let end = start; end < Math.min(run.length, start + 3); end++) {
      hash = Math.imul(hash ^ run.charCodeAt(end), prime);
      hashes.push(mix(hash));
    }
  }
}

function hashWord(word: string): number {
  let hash = wordSeed;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), prime);
  return mix(hash);
}

function hashPieces(word: string, hashes: number[]): void {
  const last = word.length;
  for (let start = -1; start < last - 1; start++) {
    let hash = pieceSeed;
    for (let end = start; end <= Math.min(last, start + 3); end++) {
      const code = end < 0 || end === last ? boundary : word.charCodeAt(end);
      hash = Math.imul(hash ^ code, prime);
      if (end - start >= 2) hashes.push(mix(hash));
    }
  }
}

/** The finaliser of MurmurHash3, so that low bits alone address a table well. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
