import { element } from "./element.js";
import { language, texts } from "./texts.js";

/**
 * What a channel shows before anything was said in it: a greeting, and questions to try.
 *
 * @param {import("./channel.js").Community} community
 * @param {(text: string) => void} ask
 */
export function renderWelcome({ name, exampleQuestions }, ask) {
  const own = exampleQuestions[language] ?? [];
  const others = Object.entries(exampleQuestions).filter(([code]) => code !== language);
  const offers = [
    ...own.map((text) => [language, text]),
    ...others.flatMap(([code, all]) => all.map((text) => [code, text])),
  ];
  const buttons = offers.map(([lang, text = ""]) =>
    element("li", {}, element("button", { type: "button", lang, onclick: () => ask(text) }, text)),
  );
  return element(
    "div",
    { class: "welcome" },
    element("img", { src: "/usher.svg", alt: "", width: 56, height: 56 }),
    element("h2", {}, texts.welcome(name)),
    element("p", {}, texts.welcomeText),
    buttons.length > 0 && element("ul", { class: "examples" }, ...buttons),
  );
}
