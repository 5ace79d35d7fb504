/** Reports one part of a piece of work: the share of the part that is done, and what is being done. */
export type PartProgress = (share: number, step: string) => void;

/** Progress of work that is done side by side: each part has its weight in the whole, and the whole never goes back. */
export function createProgress(report: (share: number, step: string) => void): (weight: number) => PartProgress {
  let whole = 0;
  return (weight) => {
    let reached = 0;
    return (share, step) => {
      whole += weight * Math.max(0, share - reached);
      reached = Math.max(reached, share);
      report(whole, step);
    };
  };
}
