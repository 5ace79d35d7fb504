import { type Cue, inProse } from "./cue.ts";

/** What in Chinese tells a question from a statement. A question word before 都 or 也 asks nothing: 怎么调都不收敛, however one tunes it. */
export const chineseCues: readonly Cue[] = [
  inProse(/为什么|为啥|为何|(?:怎么|如何|什么|啥|哪|谁|多少|几个|多久|多大|怎样|咋)(?![^，。,.?？]{0,6}[都也])/),
  inProse(/[吗呢么](?:[\s。，,.!！~～]|$)/),
  inProse(/请问|求教|求助|求|请教|有没有|能不能|可不可以|是不是|会不会|要不要|该不该|有人|大佬|想问|问一下|麻烦/),
  inProse(/不了|不行|报错|失败|卡住|不动|出错|没法|无法|不出来|起不来/),
  // A wish or a plea in the form of a statement.
  inProse(
    /想听|想了解|想知道|想请|说说|看下|看看|帮|推荐|了没|了吗|没有[?？]?$|能[^，。]{0,8}吗|可以[^，。]{0,8}吗|还是.{1,20}[?？]?$|求|救/,
  ),
  inProse(/谢谢|感谢|多谢|辛苦|早上好|晚安|大家好|哈哈|牛|厉害|收到|好的|好嘞|明白|懂了|欢迎|恭喜/),
  inProse(/了[。！!~～]?$|搞定|解决了|修好|已经|刚刚|刚才|终于|通过了|发布了|合并|可以的|没问题/),
  inProse(/^(?:你|直接|试试|建议|先|把|应该|要|用)/),
  // A question that wants no answer.
  inProse(/谁(?:懂|不想|还不|让|知道呢|说不是)|哪有不|哪能不|何必|岂不|难道不|不会吧|笑死|太难了/),
  // Advice, opinions, news, and what has just dawned on somebody.
  inProse(
    /的话(?:可以|就)|可以试|建议|不要|别(?:再|用|忘)|个人感觉|说实话|其实|实际|复盘|公告|通知|大家|请(?:勿|注意|升级|更新)|正在|明天|下周|本周|整理好|开了|原来|怪不得|难怪|果然|居然|才发现|这才|服了/,
  ),
];
