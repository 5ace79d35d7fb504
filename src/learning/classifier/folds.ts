import { shuffleIndices } from "../random.ts";

/** Gives every example a fold from 0 to `folds` - 1, so that each label is spread evenly over them. */
export function toStratifiedFolds(labels: ArrayLike<number>, folds: number, random: () => number): Int32Array {
  const members = new Map<number, number[]>();
  for (let example = 0; example < labels.length; example++) {
    const label = labels[example] ?? 0;
    const list = members.get(label);
    if (list) list.push(example);
    else members.set(label, [example]);
  }
  const assigned = new Int32Array(labels.length);
  let offset = 0;
  for (const list of members.values()) {
    for (const [place, chosen] of shuffleIndices(list.length, random).entries())
      assigned[list[chosen] ?? 0] = (offset + place) % folds;
    offset += list.length;
  }
  return assigned;
}
