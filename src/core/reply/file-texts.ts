import type { FileText } from "../question/read-file-text.ts";
import { toCatalogue } from "./catalogue.ts";

/** What is said of files that people give and get. */
export interface FileTexts {
  /** Why a file was not taken, and what to do. */
  refused(name: string, fault: FileFault): string;
  /** Stands where a text was cut. */
  readonly cut: string;
  /** The file of a private reply went to the conversation with the person alone. */
  sentDirectly(name: string): string;
}

/** `unreachable`: it could not be fetched from where it lies. */
export type FileFault = Extract<FileText, { readonly kind: "refused" }>["fault"] | "unreachable";

export const toFileTexts = toCatalogue<FileTexts>({
  en: {
    refused: (name, fault) => {
      switch (fault) {
        case "too-large":
          return `${name} is larger than 1 MiB, so I did not read it. Please split it.`;
        case "not-text":
          return `${name} is no text in UTF-8, so I cannot read it. Please save it as UTF-8 text.`;
        case "unreachable":
          return `${name} could not be fetched. Please send it once more.`;
      }
    },
    cut: "The rest is cut off here.",
    sentDirectly: (name) => `The file ${name} is in our direct messages.`,
  },
  zh: {
    refused: (name, fault) => {
      switch (fault) {
        case "too-large":
          return `${name} 超过 1 MiB，我没有读取。请拆分后再发。`;
        case "not-text":
          return `${name} 不是 UTF-8 文本，我无法读取。请另存为 UTF-8 文本。`;
        case "unreachable":
          return `无法取得 ${name}，请再发一次。`;
      }
    },
    cut: "以下内容已省略。",
    sentDirectly: (name) => `文件 ${name} 在我们的私信里。`,
  },
});
