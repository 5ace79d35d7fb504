import { type Field, findFields, type ReadBytes, readNumbers, readText } from "./protocol-buffer.ts";

/** A weight of a graph, without its values. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Whether a field of a graph is a weight. */
export function isTensor({ number }: Pick<Field, "number">): boolean {
  return number === 5;
}

export function readTensor(read: ReadBytes, tensor: Field): Tensor {
  const fields = findFields(read, tensor.start, tensor.end);
  const name = fields.find(({ number }) => number === 8);
  const dimensions = fields.filter(({ number }) => number === 1);
  return { name: name ? readText(read, name) : "", shape: dimensions.flatMap((field) => readNumbers(read, field)) };
}
