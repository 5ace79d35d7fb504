import { copyField, type Field, findFields, joinBytes, type ReadBytes, readText, toField } from "./protocol-buffer.ts";

/** A step of a graph's computation: an operator with the names of what it takes and gives. */
export interface Node {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Its attributes that are whole numbers; 0 may be left out by who wrote the file. */
  readonly numbers: ReadonlyMap<string, number>;
  /** All attributes and whatever else it says, as they stand in the file; its name is left out, for a copy must not bear it too. */
  readonly rest: readonly Uint8Array[];
}

const parts = { input: 1, output: 2, name: 3, operator: 4 };
const attribute = 5;

/** Whether a field of a graph is a node. */
export function isNode({ number }: Pick<Field, "number">): boolean {
  return number === 1;
}

export function readNode(read: ReadBytes, node: Field): Node {
  const fields = findFields(read, node.start, node.end);
  const texts = (wanted: number): string[] =>
    fields.filter(({ number }) => number === wanted).map((field) => readText(read, field));
  const known = new Set(Object.values(parts));
  return {
    operator: texts(parts.operator)[0] ?? "",
    inputs: texts(parts.input),
    outputs: texts(parts.output),
    numbers: new Map(fields.flatMap((field) => (field.number === attribute ? [readNumber(read, field)] : []))),
    rest: fields.filter(({ number }) => !known.has(number)).map((field) => copyField(read, field)),
  };
}

function readNumber(read: ReadBytes, field: Field): readonly [name: string, value: number] {
  const inner = findFields(read, field.start, field.end);
  const name = inner.find(({ number }) => number === 1);
  return [name ? readText(read, name) : "", inner.find(({ number }) => number === 3)?.value ?? 0];
}

/** The node as a field of a graph. */
export function toNodeField({ operator, inputs, outputs, rest }: Node): Uint8Array {
  const content = [
    ...inputs.map((name) => toField(parts.input, name)),
    ...outputs.map((name) => toField(parts.output, name)),
    toField(parts.operator, operator),
    ...rest,
  ];
  return toField(1, joinBytes(content));
}
