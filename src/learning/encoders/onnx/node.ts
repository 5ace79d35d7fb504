import {
  copyField,
  type Field,
  findFields,
  joinBytes,
  type ReadBytes,
  readNumbers,
  readText,
  toField,
  toNumberField,
} from "./protocol-buffer.ts";

/** A step of a graph's computation: an operator with the names of what it takes and gives. */
export interface Node {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Its attributes that are whole numbers, or lists of them, none of them negative; 0 may be left out by who wrote the file. */
  readonly numbers: ReadonlyMap<string, readonly number[]>;
  /** All attributes and whatever else it says, as they stand in the file; its name is left out, for a copy must not bear it too. */
  readonly rest: readonly Uint8Array[];
}

const parts = { input: 1, output: 2, name: 3, operator: 4, attribute: 5, domain: 7 };
const attributeParts = { name: 1, number: 3, numbers: 8, type: 20 };
const attributeTypes = { number: 2, numbers: 7 };

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
    numbers: new Map(find(parts.attribute).map((field) => readAttribute(read, field))),
    rest: fields.filter(({ number }) => !known.has(number)).map((field) => copyField(read, field)),
  };
}

function readAttribute(read: ReadBytes, field: Field): readonly [name: string, values: readonly number[]] {
  const inner = findFields(read, field.start, field.end);
  const name = inner.find(({ number }) => number === attributeParts.name);
  const values = inner.filter(({ number }) => number === attributeParts.number || number === attributeParts.numbers);
  return [name ? readText(read, name) : "", values.flatMap((value) => readNumbers(read, value))];
}

/** A step to add to a graph. */
export type NewNode = Pick<Node, "operator" | "inputs" | "outputs">;

/** A node of one of ONNX's operators, with attributes that are numbers or lists of numbers. */
export function createNode(node: NewNode, attributes: Readonly<Record<string, number | readonly number[]>> = {}): Node {
  const entries = Object.entries(attributes);
  const toList = (value: number | readonly number[]): readonly number[] => [value].flat();
  return {
    ...node,
    numbers: new Map(entries.map(([name, value]) => [name, toList(value)])),
    rest: entries.map(([name, value]) => {
      const kind = typeof value === "number" ? "number" : "numbers";
      const values = toList(value).map((each) => toNumberField(attributeParts[kind], each));
      const type = toNumberField(attributeParts.type, attributeTypes[kind]);
      return toField(parts.attribute, joinBytes([toField(attributeParts.name, name), ...values, type]));
    }),
  };
}

/** A node of an operator that is onnxruntime's own, not ONNX's. */
export function createRuntimeNode(...[node, attributes]: Parameters<typeof createNode>): Node {
  const created = createNode(node, attributes);
  return { ...created, rest: [...created.rest, toField(parts.domain, runtimeDomain)] };
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
