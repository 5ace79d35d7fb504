import type { Faq, FaqText } from "../../core/faq/faq.ts";

type Options = Readonly<Record<string, string>>;

/**
 * An entry as the options of a call make it of another. What they leave out stays as it was; where they come out of a form that
 * was filled (`revision` tells), what was emptied there becomes empty, `kept` aside, which the form could not hold.
 */
export function readFields(base: Omit<Faq, "texts"> & Partial<Pick<Faq, "texts">>, language: string, options: Options) {
  const isFilled = (name: string) => options.revision !== undefined && !(options.kept ?? "").split(",").includes(name);
  const text: Partial<FaqText> = base.texts?.[language] ?? {};
  const list = (name: string, read: (given: string) => readonly string[], before: readonly string[]) =>
    options[name] !== undefined ? read(options[name]) : isFilled(name) ? [] : before;
  const field = (name: "role" | "stage" | "source", before: string | undefined) => {
    const value = options[name]?.trim() ?? (name === "source" && isFilled(name) ? undefined : before);
    return value !== undefined && value !== "" && value !== none && { [name]: value };
  };
  const restrictedTo = options.restricted === undefined ? base.restrictedTo : readRoles(options.restricted);
  return {
    id: base.id,
    tags: list("tags", readTags, base.tags),
    ...field("role", base.role),
    ...field("stage", base.stage),
    ...field("source", base.source),
    ...(restrictedTo !== undefined && restrictedTo.length > 0 && { restrictedTo }),
    texts: {
      ...base.texts,
      [language]: {
        question: options.question || text.question,
        variants: list("variants", readLines, text.variants ?? []),
        answer: options.answer || text.answer,
      },
    },
  };
}

/** Takes away what is there. */
const none = "-";
/** Lifts a restriction. */
export const everyone = "everyone";

function readLines(given: string): readonly string[] {
  return toDistinct(given.split("\n").map((line) => line.replace(/^\s*[-*•]\s+/, "")));
}

function readTags(given: string): readonly string[] {
  return toDistinct(given.split(/[,，、;；\n]/));
}

function readRoles(given: string): readonly string[] {
  return readTags(given).filter((role) => role !== everyone);
}

function toDistinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== "" && text !== none))];
}
