/** The four slips of typing, each once at a random place; a transposition swaps two different neighbours where there are any. */
export function toSlips(name: string, random: () => number): Readonly<Record<string, string>> {
  const characters = [...name];
  const pick = (count: number) => Math.floor(random() * count);
  const splice = (at: number, remove: number, ...put: readonly string[]) =>
    characters.toSpliced(at, remove, ...put).join("");
  const other = (than?: string) => {
    const alphabet = [
      ...(/\p{Script=Han}/u.test(name) ? "的一是不了在人有我他这中大来上个国到说们" : "abcdefghijklmnopqrstuvwxyz"),
    ];
    const left = alphabet.filter((letter) => letter !== than);
    return left[pick(left.length)] ?? "x";
  };
  const at = pick(characters.length);
  const swaps = characters.flatMap((one, place) => (place > 0 && characters[place - 1] !== one ? [place] : []));
  const swap = swaps[pick(swaps.length)] ?? 1;
  return {
    deletion: splice(at, 1),
    insertion: splice(pick(characters.length + 1), 0, other()),
    substitution: splice(at, 1, other(characters[at])),
    transposition: splice(swap - 1, 2, characters[swap] ?? "", characters[swap - 1] ?? ""),
  };
}
