/** A function to minimise: writes its gradient at `point` into `gradient` and gives its value. */
export type Objective = (point: Float32Array, gradient: Float32Array) => number;

export interface MinimiseOptions {
  readonly iterations: number;
  /** Ends when the gradient's greatest entry is below this. */
  readonly tolerance: number;
  readonly onIteration?: (iteration: number, value: number) => void;
}

interface Pair {
  readonly move: Float32Array;
  readonly change: Float32Array;
  readonly curvature: number;
}

const remembered = 8;

/** Minimises a smooth convex function in place by L-BFGS with backtracking (Nocedal 1980; Liu and Nocedal 1989); gives the value reached. */
export function minimise(point: Float32Array, objective: Objective, options: MinimiseOptions): number {
  const pairs: Pair[] = [];
  let gradient: Float32Array = new Float32Array(point.length);
  let value = objective(point, gradient);
  for (let iteration = 0; iteration < options.iterations && toGreatest(gradient) > options.tolerance; iteration++) {
    const direction = toDirection(gradient, pairs);
    const slope = dot(direction, gradient);
    const next = search({ point, value, slope, direction, objective }, pairs.length === 0 ? 1 / Math.sqrt(-slope) : 1);
    if (!next) break;
    remember(pairs, point, gradient, next);
    point.set(next.point);
    gradient = next.gradient;
    value = next.value;
    options.onIteration?.(iteration, value);
  }
  return value;
}

/** The two-loop recursion: minus the inverse Hessian, as the remembered pairs estimate it, times the gradient. */
function toDirection(gradient: Float32Array, pairs: readonly Pair[]): Float32Array {
  const direction = gradient.map((entry) => -entry);
  const shares: number[] = [];
  for (const pair of pairs.toReversed()) {
    const share = dot(pair.move, direction) / pair.curvature;
    shares.push(share);
    add(direction, pair.change, -share);
  }
  const last = pairs.at(-1);
  if (last) scale(direction, last.curvature / dot(last.change, last.change));
  for (const pair of pairs) {
    const share = shares.pop() ?? 0;
    add(direction, pair.move, share - dot(pair.change, direction) / pair.curvature);
  }
  return direction;
}

interface Line {
  readonly point: Float32Array;
  readonly value: number;
  readonly slope: number;
  readonly direction: Float32Array;
  readonly objective: Objective;
}

interface Reached {
  readonly point: Float32Array;
  readonly gradient: Float32Array;
  readonly value: number;
}

/** Halves the step until the value falls by Armijo's rule; `undefined` where no step in the direction falls. */
function search(line: Line, firstStep: number): Reached | undefined {
  const gradient = new Float32Array(line.point.length);
  for (let step = firstStep; step > 1e-6; step /= 2) {
    const point = line.point.slice();
    add(point, line.direction, step);
    const value = line.objective(point, gradient);
    if (value <= line.value + 1e-4 * step * line.slope) return { point, gradient, value };
  }
  return undefined;
}

function remember(pairs: Pair[], point: Float32Array, gradient: Float32Array, next: Reached): void {
  const move = next.point.slice();
  add(move, point, -1);
  const change = next.gradient.slice();
  add(change, gradient, -1);
  const curvature = dot(move, change);
  if (curvature <= 1e-12) return;
  pairs.push({ move, change, curvature });
  if (pairs.length > remembered) pairs.shift();
}

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}

function add(target: Float32Array, added: Float32Array, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) + factor * (added[at] ?? 0);
}

function scale(target: Float32Array, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) * factor;
}

function toGreatest(vector: Float32Array): number {
  let greatest = 0;
  for (const entry of vector) greatest = Math.max(greatest, Math.abs(entry));
  return greatest;
}
