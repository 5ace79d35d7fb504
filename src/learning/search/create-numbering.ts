/** A list whose places are numbers that stay; a removed place is given to the next that comes. */
export interface Numbering<T> {
  /** By number; `undefined` where one was removed. */
  readonly list: readonly (T | undefined)[];
  /** Adds what `make` makes of its number. */
  add(make: (number: number) => T): T;
  remove(number: number): void;
}

/** Creates an empty list. */
export function createNumbering<T>(): Numbering<T> {
  const list: (T | undefined)[] = [];
  const free: number[] = [];
  return {
    list,
    add(make) {
      const number = free.pop() ?? list.length;
      const item = make(number);
      list[number] = item;
      return item;
    },
    remove(number) {
      list[number] = undefined;
      free.push(number);
    },
  };
}
