import type { CommandCall } from "../../../src/core/command/command.ts";
import type { Faq } from "../../../src/core/faq/faq.ts";
import type { IncomingMessage } from "../../../src/core/question/message.ts";
import { createFaqCommands } from "../../../src/features/faq/create-faq-commands.ts";
import { createSolvedCommand } from "../../../src/features/solutions/create-solved-command.ts";
import { aCommunity, aTime } from "../../fakes.ts";
import { aJudgement, aMatch } from "../../judgements.ts";
import { serveBot } from "../../serve-bot.ts";

export const gpu: Faq = {
  id: "gpu-not-seen",
  tags: ["gpu"],
  texts: {
    en: { question: "Why is my GPU not seen?", variants: ["no cuda device"], answer: "Install the driver." },
    zh: { question: "为什么检测不到显卡？", variants: [], answer: "请安装驱动。" },
  },
};

export const release: Faq = {
  id: "release-plan",
  tags: [],
  restrictedTo: ["core-developer"],
  texts: { en: { question: "When is the secret release?", variants: [], answer: "In May." } },
};

/** A community with two entries; its judge matches every entry whose question has a word of what is asked. */
export async function aLibrary(faq: readonly Faq[] = [gpu, release]) {
  const served = await serveBot({
    community: aCommunity({ faq: { cooldownMinutes: 10 } }),
    faq,
    judge: (text, known) => {
      const fits = ({ texts }: Faq) => Object.values(texts).some(({ question }) => question.includes(text));
      return aJudgement({ matches: known.filter(fits).map(({ id }) => aMatch(id, 0.95)) });
    },
    commands: (context) => [
      createSolvedCommand(context),
      ...createFaqCommands({ ...context, detectLanguage: (text) => (/\p{Script=Han}/u.test(text) ? "zh" : "en") }),
    ],
  });
  const place = { platform: "web", community: "lumen", channel: "help" } as const;
  const toCall = (name: string, person: string, options: Readonly<Record<string, string>> = {}): CommandCall => ({
    ...place,
    name: `faq ${name}`,
    options,
    person: { id: person, roleIds: [], isBot: false, language: "en" },
    at: served.clock.now,
  });
  const faqCall = (
    name: string,
    person: string,
    options?: Readonly<Record<string, string>>,
    more?: Partial<CommandCall>,
  ) => served.bot.handleCommand({ ...toCall(name, person, options), ...more });
  return {
    ...served,
    faq: faqCall,
    /** What a form opened now would hold. */
    open: async (
      name: string,
      person: string,
      options?: Readonly<Record<string, string>>,
      target?: IncomingMessage,
    ) => {
      const opening = await served.bot.handleForm({ ...toCall(name, person, options), ...(target && { target }) });
      return opening.kind === "fields" ? opening.values : {};
    },
    type: (name: string, person: string, option: string, typed: string) =>
      served.bot.handleTyping(toCall(name, person, { [option]: typed }), option),
    aMessage: (person: string, text: string): IncomingMessage => ({
      ...place,
      messageId: text,
      author: { id: person, roleIds: [], isBot: false },
      text,
      addressed: false,
      sentAt: aTime,
      link: `https://chat.example/${text.length}`,
    }),
    find: (id: string) => served.store.faq.find("lumen", id),
  };
}
