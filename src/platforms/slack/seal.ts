import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { UsherError } from "../../core/errors.ts";

const version = "v1";

/** Encrypts with AES-256-GCM; the same text twice gives two results. `key` may be any text, the longer the better. */
export function seal(text: string, key: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", toKey(key), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [version, ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString("base64url"))].join(".");
}

/** The inverse of `seal`; throws `platform-failed` for another key or a changed text. */
export function unseal(sealed: string, key: string): string {
  const [found, nonce = "", tag = "", body = ""] = sealed.split(".");
  try {
    if (found !== version) throw new Error(`unknown version ${found}`);
    const decipher = createDecipheriv("aes-256-gcm", toKey(key), Buffer.from(nonce, "base64url"), {
      authTagLength: 16,
    });
    decipher.setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
  } catch (cause) {
    const remedy = "Give SLACK_ENCRYPTION_KEY the value it had then, or install the app there again.";
    throw new UsherError("platform-failed", `A Slack installation cannot be decrypted. ${remedy}`, { cause });
  }
}

/** Only a key of random text is expected here, so one hash is enough to give it the length that the cipher wants. */
function toKey(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}
