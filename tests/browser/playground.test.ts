import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Command } from "../../src/core/command/command.ts";
import type { WebPlatform } from "../../src/platforms/web/platform.ts";
import { aButton, aReply, type FakeBot, fakeBot } from "../fakes.ts";
import { startWeb } from "../platforms/web/start-web.ts";
import { findBrowser } from "./find-browser.ts";
import { findFaintTexts } from "./find-faint-texts.ts";

const executablePath = findBrowser();
if (executablePath === undefined) {
  console.warn("no Chromium found: the playground's tests are skipped; set CHROMIUM_PATH to run them");
}

describe.skipIf(executablePath === undefined)("the playground in a browser", () => {
  let browser: Browser;
  let platform: WebPlatform | undefined;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath!, args: ["--no-sandbox"] });
  });

  afterAll(() => browser?.close());

  afterEach(async () => {
    await page?.context().close();
    await platform?.stop();
    expect(complaints).toEqual([]);
  });

  const open = async (bot: FakeBot = fakeBot(), options: BrowserContextOptions = {}) => {
    platform = await startWeb(bot);
    const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce", ...options });
    page = await context.newPage();
    page.setDefaultTimeout(5_000);
    complaints = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(platform.address());
    await page.locator(".welcome").waitFor();
    return bot;
  };

  const ask = async (text: string) => {
    await page.getByLabel("Your question").fill(text);
    await page.keyboard.press("Enter");
  };

  it("GIVEN a question THEN the reply appears with its reasons, and a vote is recorded and marked", async () => {
    const bot = await open();
    await ask("My model overfits, what can I do?");
    const reply = page.locator(".from-usher").first();
    await reply.getByRole("heading", { name: "How do I stop my model from overfitting?" }).waitFor();
    expect(await reply.locator("pre").textContent()).toContain("from torch.optim import AdamW");
    expect(await reply.getByRole("link", { name: "example.org/faq/overfitting" }).getAttribute("rel")).toBe(
      "noopener noreferrer",
    );
    expect(await reply.locator(".footer").textContent()).toContain("97 % sure");
    const why = page.getByRole("complementary", { name: "Why?" });
    await why.getByText("One entry of the FAQ is surely right.").waitFor();
    expect(await why.getByRole("meter", { name: "Confidence" }).getAttribute("aria-valuenow")).toBe("97");
    for (const shown of ["84% needed", "Core developers", "deployment", "Out of scope", "20260115-0300-a1b2"]) {
      await why.getByText(shown, { exact: true }).first().waitFor();
    }
    const solved = reply.getByRole("button", { name: "This solved it" });
    await solved.click();
    await page.getByText("Thank you, noted.").waitFor();
    expect(await solved.getAttribute("aria-pressed")).toBe("true");
    await why.getByText("Visitor (asker): helpful, should be overfitting").waitFor();
    expect(bot.clicks).toHaveLength(1);
  });

  it("GIVEN impatience THEN nothing is sent twice", async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const bot = await open(fakeBot({ delay: () => gate }));
    await page.getByRole("button", { name: "Where should I deploy it?" }).dblclick();
    await page.getByText("Usher is reading").waitFor();
    release();
    await page.getByText("@Tess Okafor").waitFor();
    expect(await page.getByText("Usher is reading").count()).toBe(0);
    expect(bot.messages).toHaveLength(1);
    await page.getByRole("button", { name: "Rather Core developers" }).dblclick();
    await page.getByText("Thank you, noted.").waitFor();
    await page.waitForLoadState("networkidle");
    expect(bot.clicks).toHaveLength(1);
  });

  it("GIVEN one acts as helper, then as moderator THEN each votes in their own name", async () => {
    const bot = await open();
    await ask("I overfit");
    const helpful = page.getByRole("button", { name: "This solved it" });
    await page.getByLabel("You are").selectOption("tess");
    await helpful.click();
    await page.getByText("Tess Okafor (helper): helpful").waitFor();
    await page.getByLabel("You are").selectOption("mona");
    expect(await helpful.getAttribute("aria-pressed")).toBe("false");
    await page.getByRole("button", { name: "Not it" }).click();
    await page.getByText("mona (moderator): not helpful").waitFor();
    expect(bot.clicks.map(({ person }) => person.id)).toEqual(["tess", "mona"]);
  });

  it("GIVEN suggestions THEN one opens its answer, and a person can be asked for", async () => {
    await open();
    await ask("which quantisation?");
    await page.getByRole("button", { name: "Which quantisation should I choose?" }).click();
    await page.getByText("Start with int8.").waitFor();
    await page.getByRole("button", { name: "Ask a person" }).first().click();
    await page.getByText("A person was asked for.", { exact: true }).waitFor();
    await page.getByRole("button", { name: "First verdict" }).click();
    await page.getByText("Some entries may help, none is sure enough to answer with.").waitFor();
  });

  it("GIVEN nothing to say THEN the page says why, in its own quiet words", async () => {
    await open();
    await ask("thanks");
    await page.getByText("Usher stays silent: nothing was asked.").waitFor();
    await page.getByLabel("Channel").selectOption("lounge");
    await ask("I overfit");
    await page.getByText("Usher was not addressed.").waitFor();
    await page.getByLabel("Channel").selectOption("help");
    await page.getByText("Usher stays silent: nothing was asked.").waitFor();
  });

  it("GIVEN Usher cannot be reached THEN the page says so, and trying again sends the same message", async () => {
    const bot = await open();
    await page.route("**/api/messages", (route) => route.abort(), { times: 1 });
    await ask("I overfit");
    await page.getByText("Usher cannot be reached.").waitFor();
    complaints.length = 0;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("How do I stop my model from overfitting?").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(bot.messages).toHaveLength(1);
  });

  it("GIVEN Usher fails THEN its sentence is shown inline", async () => {
    await open();
    await ask("explode");
    await page.getByText("Usher failed on its side; try again").waitFor();
    complaints.length = 0;
  });

  it("GIVEN hostile Markdown THEN nothing of it runs or loads", async () => {
    const hostile = `<img src="https://evil.example/a.png" onerror="document.title='owned'"><script>document.title="owned"</script>
[click](javascript:document.title='owned') <form action="https://evil.example"><input name="a"></form> <style>body{display:none}</style> done`;
    const requested: string[] = [];
    await open(fakeBot({ reply: () => aReply({ text: hostile, source: "javascript:alert(1)" }) }));
    page.on("request", (request) => requested.push(request.url()));
    await ask("I overfit");
    await page.locator(".prose", { hasText: "done" }).waitFor();
    expect(await page.locator(".prose").locator("img, script, form, input, style, a[href^='javascript']").count()).toBe(
      0,
    );
    expect(await page.locator(".source a").count()).toBe(0);
    expect(await page.title()).toBe("Usher");
    expect(requested.filter((address) => !address.startsWith(platform!.address()))).toEqual([]);
    // The sanitizer parses what the policy then also refuses; the browser reports that.
    complaints = complaints.filter((complaint) => !complaint.includes("Content Security Policy"));
  });

  it("GIVEN the keyboard THEN Enter sends, Shift + Enter does not, and neither does Enter that ends a composition", async () => {
    const bot = await open();
    const box = page.getByLabel("Your question");
    await box.fill("I");
    await box.press("End");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("overfit");
    await box.dispatchEvent("keydown", { key: "Enter", isComposing: true, cancelable: true });
    expect(bot.messages).toHaveLength(0);
    await page.keyboard.press("Enter");
    await page.getByText("How do I stop my model from overfitting?").waitFor();
    expect(bot.messages.map(({ text }) => text)).toEqual(["I\noverfit"]);
  });

  it("GIVEN a phone THEN nothing scrolls sideways, and the reasons open as a sheet that Escape closes", async () => {
    await open(fakeBot(), { viewport: { width: 360, height: 740 }, hasTouch: true });
    await ask("My model overfits, what can I do?");
    const reply = page.locator(".from-usher").first();
    await reply.waitFor();
    const excess = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await excess()).toBeLessThanOrEqual(0);
    const reasons = page.getByRole("complementary", { name: "Why?" });
    expect(await reasons.isVisible()).toBe(false);
    const why = reply.getByRole("button", { name: "Why?" });
    await why.tap();
    await reasons.getByText("97% sure").waitFor();
    expect(await excess()).toBeLessThanOrEqual(0);
    await page.keyboard.press("Escape");
    await expect.poll(() => reasons.isVisible()).toBe(false);
    expect(await why.evaluate((button) => button === document.activeElement)).toBe(true);
    const small = await page
      .locator("button:visible, select:visible")
      .evaluateAll((all) =>
        all.filter((control) => control.getBoundingClientRect().height < 24).map((control) => control.textContent),
      );
    expect(small).toEqual([]);
  });

  describe("commands", () => {
    const task: Command = {
      name: "task create",
      description: "Make a task",
      options: [
        { name: "title", description: "What is to be done", type: "text", required: true, inForm: true },
        { name: "stage", description: "Where it stands", type: "stage", required: false, inForm: true },
      ],
      permission: "helper",
      menu: { title: "Make a task" },
      handle: async ({ options, target }) =>
        aReply({
          kind: "notice",
          text: `Task: ${options.title} in ${options.stage}, from ${target?.text}.`,
          buttons: [
            aButton({ label: "Say it", action: { kind: "command", name: "echo", options: { text: "hello" } } }),
          ],
        }),
      prefill: async ({ target }) => ({ title: target?.text ?? "", revision: "3" }),
    };

    it("GIVEN a slash THEN the commands one may call are offered, and the keyboard chooses and fills one", async () => {
      const bot = await open(fakeBot({ commands: [task] }));
      await page.getByLabel("Your question").pressSequentially("/");
      expect(await page.getByRole("listbox", { name: "/" }).getByRole("option").allTextContents()).toEqual([
        "/echoSays it again",
      ]);
      await page.keyboard.press("Escape");
      await page.getByLabel("You are").selectOption("tess");
      await page.getByLabel("Your question").fill("");
      await page.getByLabel("Your question").pressSequentially("/ta");
      await page.getByRole("option", { name: "/task create" }).waitFor();
      await page.keyboard.press("Enter");
      const form = page.getByRole("dialog", { name: "/task create" });
      await form.getByLabel("title").fill("fix the loader");
      await form.getByLabel("stage").selectOption("implementation");
      expect(await page.evaluate(findFaintTexts)).toEqual([]);
      await form.getByRole("button", { name: "Send" }).click();
      await page.getByText("Task: fix the loader in implementation").waitFor();
      await page.getByRole("button", { name: "Say it" }).click();
      await page.getByText("echo: hello").waitFor();
      expect(bot.calls.map(({ name, person }) => `${person.id} ${name}`)).toEqual(["tess task create", "tess echo"]);
      expect(bot.calls[0]?.options).toEqual({ title: "fix the loader", stage: "implementation", revision: "3" });
    });

    it("GIVEN a whole line THEN it is called at once, GIVEN an unknown one THEN it is said", async () => {
      const bot = await open();
      await ask("/echo good morning");
      await page.getByText("echo: good morning").waitFor();
      await ask("/dance all night");
      await page.getByText("dance all: /help shows them all.").waitFor();
      complaints.length = 0;
      expect(bot.messages).toEqual([]);
    });

    it("GIVEN nothing that must be given THEN it is called at once, and what may be given is offered", async () => {
      const due: Command = { ...task, name: "task due", options: [{ ...task.options[1]!, inForm: false }] };
      const bot = await open(fakeBot({ commands: [due] }));
      await page.getByLabel("You are").selectOption("tess");
      await ask("/task due");
      await page.getByText("Task: undefined in undefined").waitFor();
      await page.getByRole("button", { name: "Show them" }).click();
      await page.getByRole("dialog").getByLabel("stage").selectOption("implementation");
      await page.getByRole("dialog").getByRole("button", { name: "Send" }).click();
      await page.getByText("in implementation").waitFor();
      expect(bot.calls.map(({ options }) => options.stage)).toEqual([undefined, "implementation"]);
    });

    it("GIVEN a change of mind THEN the line leaves the log", async () => {
      const bot = await open(fakeBot({ commands: [task] }));
      await page.getByLabel("You are").selectOption("tess");
      await ask("/task create");
      await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      expect(await page.locator(".exchange").count()).toBe(0);
      expect(bot.calls).toEqual([]);
    });

    it("GIVEN /help THEN the commands one may call are listed, and a press calls one", async () => {
      const bot = await open(fakeBot({ commands: [task] }));
      await ask("/help");
      const help = page.locator(".help");
      await help.getByText("Says it again").waitFor();
      expect(await help.getByText("Make a task").count()).toBe(0);
      expect(await page.evaluate(findFaintTexts)).toEqual([]);
      await help.getByRole("button", { name: "/echo" }).click();
      await page.getByRole("dialog", { name: "/echo" }).getByLabel("text").fill("hello");
      await page.keyboard.press("Enter");
      await page.getByText("echo: hello").waitFor();
      expect(bot.messages).toEqual([]);
    });

    it("GIVEN a Chinese answer on an English page THEN its small print is Chinese too", async () => {
      await open(fakeBot({ reply: () => aReply({ language: "zh", source: "https://example.org" }) }));
      await ask("我的模型过拟合了");
      const reply = page.locator(".from-usher");
      await reply.getByText("来源: example.org").waitFor();
      expect(await reply.getByRole("button", { name: "为什么？" }).count()).toBe(1);
    });

    it("GIVEN a message's menu THEN the form knows the message; GIVEN a change of mind THEN nothing is called", async () => {
      const bot = await open(fakeBot({ commands: [task] }));
      await page.getByLabel("You are").selectOption("tess");
      await ask("I overfit");
      for (const end of ["Cancel", "Send"]) {
        await page.getByRole("button", { name: "What to do with this message" }).click();
        await page.getByRole("button", { name: "Make a task" }).click();
        expect(await page.getByRole("dialog").getByLabel("title").inputValue()).toBe("I overfit");
        await page.getByRole("dialog").getByRole("button", { name: end }).click();
        await page.getByRole("dialog").waitFor({ state: "detached" });
      }
      await page.getByText("from I overfit").waitFor();
      expect(bot.calls).toHaveLength(1);
    });

    it("GIVEN a reply to a message THEN it is said in its thread, and the thread can be left", async () => {
      const bot = await open(fakeBot({ reply: ({ thread }) => (thread ? undefined : aReply()) }));
      await ask("I overfit");
      await page.getByRole("button", { name: "Reply", exact: true }).click();
      await page.getByText("Replying to: I overfit").waitFor();
      await page.keyboard.type("try dropout");
      await page.keyboard.press("Enter");
      await page.locator(".exchange").getByText("try dropout").waitFor();
      await page.getByRole("button", { name: "Cancel" }).click();
      await ask("something else");
      await expect.poll(() => bot.messages.length).toBe(3);
      const [first, answer, other] = bot.messages;
      expect([answer?.thread, other?.thread]).toEqual([first?.messageId, undefined]);
    });

    it("GIVEN announcements THEN they appear, those to one person for that person alone", async () => {
      const place = { platform: "web", community: "lumen", createdAt: 0 } as const;
      const to = { channel: "help", person: "tess" };
      const announcements = [
        {
          ...place,
          id: "a",
          key: "a",
          audience: { kind: "channel" as const, channel: to.channel },
          reply: say("for all"),
        },
        {
          ...place,
          id: "b",
          key: "b",
          audience: { kind: "person" as const, person: to.person },
          reply: say("for Tess"),
        },
      ];
      await open(fakeBot({ announcements }));
      await page.getByText("for all").waitFor();
      expect(await page.getByText("for Tess").count()).toBe(0);
      await page.getByLabel("You are").selectOption("tess");
      await page.getByText("for Tess").waitFor();
      await page.getByLabel("You are").selectOption("visitor");
      expect(await page.getByText("for Tess").isVisible()).toBe(false);
      expect(await page.getByText("for all").count()).toBe(1);
    });

    const say = (text: string) => aReply({ kind: "notice", text });
  });

  it("GIVEN a Chinese browser THEN the page speaks Chinese", async () => {
    await open(fakeBot(), { locale: "zh-CN" });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-Hans");
    await page.getByRole("button", { name: "模型过拟合怎么办？" }).click();
    await page.getByRole("heading", { name: "怎样避免模型过拟合？" }).waitFor();
    await page.getByText("FAQ 中有一条肯定对得上。").waitFor();
    await page.getByRole("button", { name: "解决了" }).click();
    await page.getByText("访客（提问者）").or(page.getByText("访客 (提问者): 有帮助")).waitFor();
  });

  it.each(["light", "dark"] as const)(
    "GIVEN %s THEN texts have contrast, controls have names, and there is one h1",
    async (colorScheme) => {
      await open(fakeBot(), { colorScheme });
      expect(await page.evaluate(findFaintTexts)).toEqual([]);
      for (const text of ["I overfit", "which quantisation?", "Where should I deploy it?", "thanks", "the weather?"])
        await ask(text);
      await page.getByRole("button", { name: "This solved it" }).click();
      await page.getByText("Thank you, noted.").waitFor();
      await page.getByText("should be overfitting").or(page.getByText("It is not one of")).first().waitFor();
      expect(await page.evaluate(findFaintTexts)).toEqual([]);
      expect(await page.locator("h1").count()).toBe(1);
      expect(await page.getByRole("main").count()).toBe(1);
      expect(await page.getByRole("log").count()).toBe(1);
      const nameless = await page.locator("button, select, textarea, a").evaluateAll(
        (all) =>
          all.filter((control) => {
            const labels = "labels" in control ? [...(control.labels as NodeListOf<HTMLElement>)] : [];
            return [control, ...labels].every((named) => !named.textContent?.trim());
          }).length,
      );
      expect(nameless).toBe(0);
    },
  );
});
