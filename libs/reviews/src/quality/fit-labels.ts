import {
  calibrated,
  fitCalibration,
  reliability,
  type Calibration,
  type Label,
  type Reliability,
} from '@countersign/checks';

const folds = 5;

/** A calibration with what its probabilities are worth. */
export interface FittedLabels {
  map: Calibration;
  before: Reliability;
  after: Reliability;
}

/**
 * Fits a calibration, and judges it on labels that its maps had not seen: five times four fifths are fitted on, and the fifth part is judged. Null
 * where the labels are too few.
 */
export function fitLabels(labels: readonly Label[]): FittedLabels | null {
  const map = fitCalibration(labels);
  if (map === null) return null;
  const maps = Array.from(
    { length: folds },
    (_, fold) => fitCalibration(labels.filter((_label, at) => at % folds !== fold)) ?? map,
  );
  const unseen = labels.flatMap(({ score, positive }, at) => {
    const fold = maps[at % folds];
    return fold ? { probability: calibrated(fold, score), positive } : [];
  });
  const before = reliability(labels.map(({ score, positive }) => ({ probability: score, positive })));
  const after = reliability(unseen);
  return before && after ? { map, before, after } : null;
}
