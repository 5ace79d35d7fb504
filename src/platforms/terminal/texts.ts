/** What the terminal says of its own, in one language. */
export interface TerminalTexts {
  readonly onlyYou: string;
  readonly source: string;
  readonly greeting: string;
  readonly help: readonly (readonly [input: string, meaning: string])[];
  readonly press: string;
  readonly noQuestion: string;
  readonly silent: string;
  readonly failed: string;
  noButton(wanted: number, count: number): string;
  readonly helpHint: string;
  usage(line: string): string;
  /** What to type to keep the file just shown. */
  saveAs(name: string): string;
  readonly nothingToSave: string;
  saved(path: string): string;
  notSaved(path: string, why: "exists" | "failed"): string;
  noSuchFile(path: string): string;
}

const english: TerminalTexts = {
  onlyYou: "only you see this",
  source: "Source",
  greeting: "Ask away. /help lists what else you can type.",
  help: [
    ["any text", "a question"],
    ["1, 2, …", "press a button of the last reply"],
    ["/why", "the reasons for the last verdict"],
    ["/save [path]", "write the last file shown to the disk"],
    ["/help", "this list"],
    ["/quit", "leave (Ctrl+D too)"],
  ],
  press: "type a number to press",
  noQuestion: "There is no question yet to give reasons for.",
  silent: "(Usher stays silent: nothing was asked. /why tells more.)",
  failed: "That failed on Usher's side; its log has the reason. Please try again.",
  noButton: (wanted, count) => `There is no button ${wanted}; the last reply has 1 to ${count}.`,
  helpHint: "/help lists what there is.",
  usage: (line) => `Write it as ${line}`,
  saveAs: (name) => `/save writes this to ./${name}`,
  nothingToSave: "There is no file to save yet.",
  saved: (path) => `Saved as ${path}`,
  notSaved: (path, why) =>
    why === "exists"
      ? `${path} exists already and stays as it is; name another path, /save <path>.`
      : `${path} cannot be written; name another path, /save <path>.`,
  noSuchFile: (path) => `There is no file ${path}; give the path of one, from the folder you work in.`,
};

const chinese: TerminalTexts = {
  onlyYou: "仅你可见",
  source: "来源",
  greeting: "请提问。输入 /help 查看其他用法。",
  help: [
    ["任意文字", "提问"],
    ["1、2……", "按上一条回复里的按钮"],
    ["/why", "上一次判断的理由"],
    ["/save [path]", "把最近显示的文件存到磁盘"],
    ["/help", "显示这个列表"],
    ["/quit", "退出（也可按 Ctrl+D）"],
  ],
  press: "输入数字即可选择",
  noQuestion: "还没有问题，没有理由可以说明。",
  silent: "（Usher 保持安静：这里没有提问。输入 /why 查看理由。）",
  failed: "Usher 这边出了问题，原因在它的日志里。请再试一次。",
  noButton: (wanted, count) => `没有按钮 ${wanted}；上一条回复的按钮是 1 到 ${count}。`,
  helpHint: "输入 /help 查看可用的命令。",
  usage: (line) => `请写成 ${line}`,
  saveAs: (name) => `输入 /save 把它存为 ./${name}`,
  nothingToSave: "还没有可以保存的文件。",
  saved: (path) => `已保存为 ${path}`,
  notSaved: (path, why) =>
    why === "exists"
      ? `${path} 已存在，未作改动；请换一个路径：/save <路径>。`
      : `无法写入 ${path}；请换一个路径：/save <路径>。`,
  noSuchFile: (path) => `没有文件 ${path}；请给出相对于当前目录的文件路径。`,
};

/** The catalogue in a language (ISO 639-1); English where there is none. */
export function toTerminalTexts(language: string): TerminalTexts {
  return language === "zh" ? chinese : english;
}
