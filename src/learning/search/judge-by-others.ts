import { applyLogistic, fitLogistic, type LogisticCase, type LogisticPrior } from "../classifier/logistic.ts";

/** A case of a group; those of one group are too much alike to judge each other. */
export interface GroupedCase extends LogisticCase {
  readonly group: number;
}

const foldCount = 5;

/** How likely cases are true by logistics that no case of their group taught, so that the measure flatters nobody. */
export function judgeByOthers(
  asked: readonly GroupedCase[],
  taught: readonly GroupedCase[],
  prior: LogisticPrior,
): readonly number[] {
  const learnt = Array.from({ length: foldCount }, (_, fold) =>
    fitLogistic(
      taught.filter(({ group }) => group % foldCount !== fold),
      prior,
    ),
  );
  return asked.map(({ group, features }) => {
    const logistic = learnt[group % foldCount];
    return logistic ? applyLogistic(logistic, features) : 0;
  });
}
