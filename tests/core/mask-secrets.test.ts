import { describe, expect, it } from "vitest";
import { maskSecrets } from "../../src/core/mask-secrets.ts";

// Put together here so that no scanner takes a made-up token in a test for a real one.
const slack = ["xoxb", "1234567890", "abcdefghijkl"].join("-");
const github = `ghp_${"a1B2".repeat(9)}`;
const jwt = ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0In0", "sflKxwRJSMeKKF2QT4"].join(".");

describe("maskSecrets", () => {
  it.each([
    ["an e-mail address", "write to ann.b+x@mail.example.org please", "write to [e-mail] please"],
    ["a Chinese sentence with an address", "请发到ann@example.cn谢谢", "请发到[e-mail]谢谢"],
    ["a Slack token", `token ${slack} fails`, "token [token] fails"],
    ["a GitHub token", `${github}`, "[token]"],
    ["a JSON web token", `Authorization: Bearer ${jwt}`, "Authorization: Bearer [token]"],
    ["an API key", `OPENAI_API_KEY=sk-${"ab12".repeat(8)}`, "OPENAI_API_KEY=[token]"],
    ["a password in an address", "postgres://bob:hunter22@db:5432/x", "postgres://bob:[password]@db:5432/x"],
    ["a password in a setting", 'password: "hunter22"', 'password: "[password]"'],
    ["an international phone number", "call +49 30 1234 5678", "call [phone number]"],
    ["a Chinese mobile number", "电话13812345678", "电话[phone number]"],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----", "[private key]"],
  ])("GIVEN %s THEN it is hidden and the rest stays", (_, text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    ["a version", "torch==2.4.1+cu121 on python 3.11.9"],
    ["an error", "RuntimeError: CUDA error 700 at line 1234567"],
    ["a decorator", "why does @torch.no_grad() not help"],
    ["a timestamp", "it ran at 2026-11-23 18:46:26 for 1200000 steps"],
    ["a question about passwords", "where do I set the password for the dashboard?"],
    ["a commit", "since 3f2a9c1d4e5b6a7f8091a2b3c4d5e6f708192a3b it fails"],
  ])("GIVEN %s THEN nothing is hidden", (_, text) => {
    expect(maskSecrets(text)).toBe(text);
  });
});
