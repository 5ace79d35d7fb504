/** Runs in the page: texts whose contrast is below WCAG AA (4.5, or 3 when large), with the ratio. */
export function findFaintTexts(): readonly string[] {
  type Colour = readonly [number, number, number, number];
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
  const toColour = (css: string): Colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const lay = (over: Colour, under: Colour): Colour => {
    const mix = (at: 0 | 1 | 2) => over[at] * over[3] + under[at] * (1 - over[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const toBackground = (element: Element | null): Colour => {
    if (!element) return toColour("Canvas");
    const own = toColour(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : lay(own, toBackground(element.parentElement));
  };
  const toLuminance = (colour: Colour) => {
    const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const faint: string[] = [];
  for (const element of document.body.querySelectorAll("*")) {
    const text = [...element.childNodes].find(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim());
    if (!text || !element.checkVisibility() || element.closest(".unseen, option, :disabled")) continue;
    const style = getComputedStyle(element);
    const background = toBackground(element);
    const [one, other] = [toLuminance(lay(toColour(style.color), background)), toLuminance(background)];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < (Number.parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) {
      faint.push(`${element.className || element.tagName}: "${text.nodeValue?.trim()}" ${ratio.toFixed(2)}`);
    }
  }
  return faint;
}
