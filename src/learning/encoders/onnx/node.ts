import {
  copyField,
  type Field,
  findFields,
  joinBytes,
  type ReadBytes,
  readText,
  toField,
  toNumberField,
} from "./protocol-buffer.ts";

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

const parts = { input: 1, output: 2, name: 3, operator: 4, attribute: 5, domain: 7 };
const attributeParts = { name: 1, number: 3, type: 20 };
const isNumber = 2;

/** Whether a field of a graph is a node. */
export function isNode({ number }: Pick<Field, "number">): boolean {
  return number === 1;
}

export function readNode(read: ReadBytes, node: Field): Node {
  const fields = findFields(read, node.start, node.end);
  const find = (wanted: number): Field[] => fields.filter(({ number }) => number === wanted);
  const texts = (wanted: number): string[] => find(wanted).map((field) => readText(read, field));
  const known = new Set([parts.input, parts.output, parts.name, parts.operator]);
  return {
    operator: texts(parts.operator)[0] ?? "",
    inputs: texts(parts.input),
    outputs: texts(parts.output),
    numbers: new Map(find(parts.attribute).map((field) => readNumber(read, field))),
    rest: fields.filter(({ number }) => !known.has(number)).map((field) => copyField(read, field)),
  };
}

function readNumber(read: ReadBytes, field: Field): readonly [name: string, value: number] {
  const inner = findFields(read, field.start, field.end);
  const name = inner.find(({ number }) => number === attributeParts.name);
  return [name ? readText(read, name) : "", inner.find(({ number }) => number === attributeParts.number)?.value ?? 0];
}

/** A node of an operator that is onnxruntime's own, not ONNX's. */
export function createRuntimeNode(
  node: Pick<Node, "operator" | "inputs" | "outputs">,
  numbers: Readonly<Record<string, number>>,
): Node {
  const attributes = Object.entries(numbers).map(([name, value]) => {
    const { number, type } = attributeParts;
    const content = [toField(attributeParts.name, name), toNumberField(number, value), toNumberField(type, isNumber)];
    return toField(parts.attribute, joinBytes(content));
  });
  return {
    ...node,
    numbers: new Map(Object.entries(numbers)),
    rest: [...attributes, toField(parts.domain, runtimeDomain)],
  };
}

/** What onnxruntime calls the set of its own operators. */
export const runtimeDomain = "com.microsoft";

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
