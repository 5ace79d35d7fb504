import { Presets, SingleBar } from "cli-progress";

/** Shows how far a long job is. */
export interface Progress {
  update(share: number, step: string): void;
  end(): void;
}

/** A bar in a terminal, a line a step elsewhere; both on the standard error. */
export function showProgress(isTerminal: boolean, remark: (line: string) => void): Progress {
  return isTerminal ? createBar() : createLines(remark);
}

function createBar(): Progress {
  const bar = new SingleBar(
    { format: "{bar} {percentage} % {step}", hideCursor: true, clearOnComplete: true, stream: process.stderr },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update: (share, step) => {
      if (!started) bar.start(100, 0, { step });
      started = true;
      bar.update(Math.round(share * 100), { step });
    },
    end: () => bar.stop(),
  };
}

function createLines(remark: (line: string) => void): Progress {
  let last = "";
  return {
    update: (_share, step) => {
      if (step !== last) remark(`${step} …`);
      last = step;
    },
    end: () => {},
  };
}
