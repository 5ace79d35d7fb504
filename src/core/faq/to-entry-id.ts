const small = new Set(
  "a an and are can do does for from how i in is it my of on or should the to we what when where which who why with you".split(
    " ",
  ),
);
const longest = 60;
const words = 6;

/** A free id for an entry, out of the telling words of its question; numbered where there are none in Latin letters, or it is taken. */
export function toEntryId(question: string, taken: ReadonlySet<string>): string {
  const latin = question
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const telling = (latin ?? []).filter((word) => !small.has(word)).slice(0, words);
  const name = telling.join("-").slice(0, longest).replace(/-+$/, "");
  if (name !== "" && !taken.has(name)) return name;
  const stem = name === "" ? "entry" : name;
  let number = name === "" ? 1 : 2;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
