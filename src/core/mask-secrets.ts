/** What is hidden, most specific first: the first pattern that takes a span decides its name. */
const patterns: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g],
  ["token", /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g],
  ["token", /\b(?:xox[abeoprs]|xapp)-[\w-]{8,}/g],
  ["token", /\b(?:gh[opsur]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|npm_\w{30,}|hf_\w{20,}|pypi-[\w-]{30,})/g],
  ["token", /\bsk-[\w-]{16,}/g],
  ["token", /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ["token", /\bAIza[\w-]{30,}/g],
  ["token", /\b[MNO][\w-]{23,27}\.[\w-]{6,7}\.[\w-]{27,}/g],
  ["token", /\bhttps:\/\/(?:hooks\.slack\.com\/services|discord(?:app)?\.com\/api\/webhooks)\/[\w/-]+/g],
  ["token", /(?<=\bBearer\s+)[\w.~+/=-]{12,}/gi],
  ["password", /(?<=:\/\/[^\s:/@]+:)[^\s@/]+(?=@)/g],
  [
    "password",
    /(?<=\b(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token)["']?\s*[:=]\s*["']?)[^\s"'`,;]{6,}/gi,
  ],
  [
    "e-mail",
    /[\p{Script=Latin}\p{N}._%+-]+@[\p{Script=Latin}\p{N}-]+(?:\.[\p{Script=Latin}\p{N}-]+)*\.\p{Script=Latin}{2,}/gu,
  ],
  ["phone number", /(?<![\w.+-])\+\d{1,3}[ .-]?(?:\(?\d{2,4}\)?[ .-]?){2,4}\d{2,4}(?![\w.-])/g],
  ["phone number", /(?<!\d)1[3-9]\d{9}(?!\d)/g],
];

/** Replaces secrets and personal data by their kind in brackets, `[token]`; runs before anything is stored or judged. */
export function maskSecrets(text: string): string {
  return patterns.reduce((masked, [name, pattern]) => masked.replace(pattern, `[${name}]`), text);
}
