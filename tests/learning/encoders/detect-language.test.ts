import { describe, expect, test } from "vitest";
import { detectLanguage } from "../../../src/learning/encoders/detect-language.ts";

describe("detectLanguage", () => {
  test.each([
    ["en", "How do I prevent overfitting?"],
    ["en", "cuda 12 ok?"],
    ["en", "lgtm"],
    ["en", ""],
    ["en", "???"],
    ["en", "torch.cuda.is_available() False"],
    ["en", "```python\nimport torch\n# 安装\n```"],
    ["en", "what does 注意力 mean in the README"],
    ["en", "works on my machine ¯\\_(ツ)_/¯"],
    ["en", "see https://example.org/de/wie-geht-das for the docs"],
    ["en", "Can I use de facto standards"],
    ["zh", "torch 装不上怎么办"],
    ["zh", "CUDA out of memory 怎么办"],
    ["zh", "RuntimeError: Expected all tensors to be on the same device 怎么解决"],
    ["zh", "显存"],
    ["ja", "過学習を防ぐにはどうすればいいですか"],
    ["ja", "CUDAのインストール方法"],
    ["ko", "과적합을 어떻게 막나요?"],
    ["ru", "как установить CUDA"],
    ["ar", "كيف أثبت CUDA؟"],
    ["th", "จะติดตั้ง CUDA อย่างไร"],
    ["de", "Wie installiere ich CUDA auf Ubuntu?"],
    ["de", "kann man das kommerziell nutzen?"],
    ["fr", "pourquoi mon modèle ne converge pas"],
    ["es", "no me funciona la GPU"],
    ["it", "come faccio a installare PyTorch?"],
    ["pt", "como faço para instalar o CUDA no Windows?"],
    ["nl", "hoe voorkom ik overfitting bij mijn model?"],
    ["pl", "jak zainstalować PyTorch z CUDA?"],
    ["tr", "model neden çalışmıyor"],
  ])("GIVEN %s THEN finds it in %s", (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  // The patterns take longer than a line's length tells: a pasted log of a megabyte must not hold up whoever asks next.
  test("GIVEN a pasted log of a megabyte THEN its beginning alone is read", () => {
    const log = "Error: at line <12> of file:unknown [".repeat(30_000);
    expect(detectLanguage(`${log} 这个报错怎么解决`)).toBe("en");
    expect(detectLanguage(`这个报错怎么解决 ${log}`)).toBe("zh");
  });
});
