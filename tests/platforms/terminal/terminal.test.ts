import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { terminalAbilities } from "../../../src/platforms/terminal/abilities.ts";
import { aCommunity, aReply, fakeBot } from "../../fakes.ts";
import { describePlatform } from "../contract.ts";
import { aTerminal } from "./start-terminal.ts";

describePlatform(
  "terminal",
  terminalAbilities,
  async () => {
    const { platform, input, read } = aTerminal();
    const folder = await mkdtemp(join(tmpdir(), "usher-terminal-"));
    const type = async (line: string) => {
      const length = read().length;
      input.write(`${line}\n`);
      await vi.waitFor(() => {
        if (read().length === length) throw new Error(`no answer to ${line}`);
      });
    };
    return {
      platform,
      deliver: ({ text }) => type(text),
      press: (label) => type(new RegExp(`\\[(\\d+)\\] ${label}`).exec(read())![1]!),
      callWithFile: async (command, _, { name, contents }) => {
        const path = join(folder, name);
        await writeFile(path, contents);
        await type(`/${command} "${path}"`);
      },
      attached: () =>
        [...read().matchAll(/^(duty\.ics)\n([\s\S]*?)\n\n/gm)].map(([, name = "", text = ""]) => ({ name, text })),
      sent: () => (read() === "" ? [] : [read()]),
      findExcess: () => (/[^\P{Cc}\n\t]/u.test(read()) ? "a control character reached the terminal" : undefined),
      drives: {
        commands: () => type("/echo hello"),
        forms: () => type('/note q1 note:"so"'),
        // The one who sits there sees everything; nobody else sees anything.
        "private replies": async () => [],
      },
      close: async () => {
        input.end();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
  { redelivers: false },
);

describe("the terminal", () => {
  let stop = async () => {};
  afterEach(() => stop());

  const run = async (lines: readonly string[], bot = fakeBot(), changes = {}) => {
    const terminal = aTerminal(changes);
    stop = () => terminal.platform.stop();
    await terminal.platform.start(bot);
    terminal.input.end(lines.map((line) => `${line}\n`).join(""));
    await terminal.platform.ended;
    return terminal.read();
  };

  it("GIVEN a file was shown THEN /save keeps it under its name or a path, and never over another", async () => {
    const folder = await mkdtemp(join(tmpdir(), "usher-terminal-"));
    const path = join(folder, "kept.ics");
    const attachment = { name: "duty.ics", mediaType: "text/calendar", text: "BEGIN:VCALENDAR\n" };
    const bot = fakeBot({ reply: () => aReply({ text: "Yours.", attachment }) });
    const shown = await run(["/save", "My calendar", `/save ${path}`, `/save ${path}`], bot);
    expect(shown).toContain("There is no file to save yet.");
    expect(shown).toContain("duty.ics\nBEGIN:VCALENDAR\n");
    expect(shown).toContain(`Saved as ${path}`);
    expect(shown).toContain(`${path} exists already and stays as it is`);
    expect(await readFile(path, "utf8")).toBe(attachment.text);
    await rm(folder, { recursive: true });
  });

  it("GIVEN piped lines THEN each is answered in order and the end of input ends it", async () => {
    const bot = fakeBot({ delay: () => Promise.resolve() });
    const shown = await run(["I overfit", "", "Where should I deploy it?"], bot);
    expect(bot.messages.map(({ text }) => text)).toEqual(["I overfit", "Where should I deploy it?"]);
    expect(shown.indexOf("overfitting")).toBeLessThan(shown.indexOf("@Tess Okafor @Technical supporters"));
  });

  it("GIVEN no line at all THEN it ends without a word", async () => {
    expect(await run([])).toBe("");
  });

  it("GIVEN a last line without a line break THEN it is answered too", async () => {
    const terminal = aTerminal();
    await terminal.platform.start(fakeBot());
    terminal.input.end("I overfit");
    await terminal.platform.ended;
    expect(terminal.read()).toContain("How do I stop my model from overfitting?");
  });

  it("GIVEN a number THEN the button of the last reply is pressed, a later question's too", async () => {
    const bot = fakeBot();
    await run(["which quantisation", "1", "1", "I overfit", "2"], bot);
    expect(bot.clicks.map(({ questionId, action }) => [questionId, action.kind])).toEqual([
      ["question-1", "show"],
      ["question-1", "vote"],
      ["question-2", "vote"],
    ]);
  });

  it("GIVEN a number no button has THEN it says which there are", async () => {
    expect(await run(["I overfit", "9"])).toContain("There is no button 9; the last reply has 1 to 4.");
  });

  it("GIVEN a number before any button THEN it is a message", async () => {
    const bot = fakeBot();
    await run(["42"], bot);
    expect(bot.messages[0]?.text).toBe("42");
  });

  it("GIVEN nothing is to be said THEN it says so", async () => {
    expect(await run(["I overfit"], fakeBot({ reply: () => undefined }))).toContain("Usher stays silent");
  });

  it.each([
    ["/why", "There is no question yet to give reasons for."],
    ["I overfit\n/why", "84.0 % is needed to answer."],
    ["thanks", "I did not find a question in this."],
    ["/help", "/echo <text>  Says it again"],
    ["/echo it all again", "echo: it all again"],
    ["/echo", "Write it as /echo <text>"],
    ["/dance all night", "dance all: \n\n(only you see this)\n\n/help lists what there is."],
    ["explode", "That failed on Usher's side"],
  ])("GIVEN %j THEN it shows %j", async (line, expected) => {
    const shown = await run([line]);
    expect(shown).toContain(expected);
  });

  it("GIVEN a path THEN it is a message and no command", async () => {
    const bot = fakeBot();
    await run(["/etc/hosts is gone, I overfit"], bot);
    expect(bot.messages).toHaveLength(1);
  });

  it("GIVEN /quit THEN it ends and later lines are not read", async () => {
    const bot = fakeBot();
    await run(["/quit", "I overfit"], bot);
    expect(bot.messages).toEqual([]);
  });

  it("GIVEN colour is off THEN no escape sequence is written; on, there are some", async () => {
    expect(await run(["I overfit"])).not.toContain("\u001b");
    expect(await run(["I overfit"], fakeBot(), { colour: true })).toContain("\u001b[1mHow do I stop");
  });

  it("GIVEN a person types THEN there is a greeting and a prompt", async () => {
    const { platform, input, read } = aTerminal({ interactive: true });
    stop = () => platform.stop();
    await platform.start(fakeBot());
    await expect.poll(() => read()).toMatch(/\/help lists what else you can type\.\n.*› /s);
    input.write("/quit\r");
    await platform.ended;
  });

  it("GIVEN a community without a terminal THEN creation says what to configure", () => {
    const community = aCommunity({ platforms: {} });
    expect(() => aTerminal({ community })).toThrow(
      "lumen has no channel terminal in the terminal; list it under its platforms.terminal.channels in config/usher.yaml",
    );
  });
});
