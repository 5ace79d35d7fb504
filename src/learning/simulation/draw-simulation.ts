import type { Simulation } from "./simulation.ts";

const width = 720;
const height = 300;
const frame = { left: 52, right: 20, top: 52, bottom: 44 } as const;

/**
 * A simulation as an SVG chart: the serving model's accuracy after each night, and the refused candidates beside it. Its colours
 * follow the reader's light or dark theme.
 */
export function drawSimulation(simulation: Simulation): string {
  const { start, nights } = simulation;
  const served = [start.accuracy, ...nights.map(({ accuracy }) => accuracy)];
  const { x, y, ticks } = createScales(served, nights);
  const points = served.map((accuracy, night) => ({ x: x(night), y: y(accuracy) }));
  const last = points.at(-1) ?? { x: 0, y: 0 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${toSummary(simulation)}">`,
    `<style>${style}</style>`,
    `<text x="${frame.left}" y="22" class="title">Accuracy of the serving model, night by night</text>`,
    `<text x="${frame.left}" y="39">${toSummary(simulation)}</text>`,
    ...ticks.map(
      (tick) =>
        `<path d="M${frame.left} ${y(tick)}H${width - frame.right}" class="grid"/><text x="${frame.left - 8}" y="${y(tick) + 4}" text-anchor="end">${Math.round(tick * 100)} %</text>`,
    ),
    ...toNightTicks(nights.length).map(
      (night) =>
        `<text x="${x(night)}" y="${height - frame.bottom + 18}" text-anchor="middle">${night === 0 ? "start" : night}</text>`,
    ),
    `<path d="M${points.map((point) => `${point.x} ${point.y}`).join("L")}" class="line"/>`,
    ...nights.map(({ night, promoted, candidateAccuracy }) =>
      promoted
        ? `<circle cx="${x(night)}" cy="${points[night]?.y ?? 0}" r="3.5" class="promoted"><title>night ${night}: promoted, ${toPercent(candidateAccuracy)}</title></circle>`
        : `<circle cx="${x(night)}" cy="${y(candidateAccuracy)}" r="4" class="refused"><title>night ${night}: refused, ${toPercent(candidateAccuracy)}</title></circle>`,
    ),
    `<text x="${last.x}" y="${round(last.y + 18)}" text-anchor="end" class="figure">${toPercent(served.at(-1) ?? 0)}</text>`,
    `<text x="${x(0) + 8}" y="${y(start.accuracy) + 16}" class="figure">${toPercent(start.accuracy)}</text>`,
    `<circle cx="${frame.left + 4}" cy="${height - 12}" r="3.5" class="promoted"/><text x="${frame.left + 13}" y="${height - 8}">promoted</text>`,
    `<circle cx="${frame.left + 90}" cy="${height - 12}" r="4" class="refused"/><text x="${frame.left + 99}" y="${height - 8}">refused by the gate</text>`,
    "</svg>",
    "",
  ].join("\n");
}

const style = [
  "text{font:12px system-ui,sans-serif;fill:#57606a}",
  ".title{font-size:15px;font-weight:600;fill:#1f2328}",
  ".figure{font-weight:600;fill:#1f2328}",
  ".grid{stroke:#8886;stroke-width:.5}",
  ".line{fill:none;stroke:#0969da;stroke-width:2;stroke-linejoin:round}",
  ".promoted{fill:#0969da}",
  ".refused{fill:none;stroke:#cf222e;stroke-width:1.5}",
  "@media(prefers-color-scheme:dark){text{fill:#9198a1}.title,.figure{fill:#f0f6fc}.line{stroke:#4493f8}.promoted{fill:#4493f8}.refused{stroke:#f85149}}",
].join("");

function toSummary({ testTexts, hostile, start, end, nights }: Simulation): string {
  const people = hostile > 0 ? `${toPercent(hostile, 0)} of the people hostile` : "nobody hostile";
  return `${start.examples} examples at the start, ${end.examples} after ${nights.length} nights; ${people}; on ${testTexts} texts never seen`;
}

/** Lines at round figures, five points apart at least, below and above everything drawn. */
function createScales(served: readonly number[], nights: Simulation["nights"]) {
  const drawn = [...served, ...nights.map(({ candidateAccuracy }) => candidateAccuracy)];
  const step = Math.max(...drawn) - Math.min(...drawn) > 0.3 ? 0.1 : 0.05;
  const low = Math.floor(Math.min(...drawn) / step);
  const high = Math.max(low + 1, Math.ceil(Math.max(...drawn) / step));
  const ticks = Array.from({ length: high - low + 1 }, (_, place) => (low + place) * step);
  const inner = { width: width - frame.left - frame.right - 24, height: height - frame.top - frame.bottom };
  return {
    ticks,
    x: (night: number): number => round(frame.left + 12 + (night / Math.max(1, nights.length)) * inner.width),
    y: (accuracy: number): number =>
      round(frame.top + ((high * step - accuracy) / ((high - low) * step)) * inner.height),
  };
}

/** The start and at most fifteen nights, evenly apart. */
function toNightTicks(nights: number): readonly number[] {
  const step = Math.ceil(nights / 15);
  return Array.from({ length: nights + 1 }, (_, night) => night).filter((night) => night % step === 0);
}

function toPercent(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)} %`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
