/** Which AI system (empty: all) and which moment a verdict is on. */
export interface CoverageMoment {
  system: string;
  at: string;
}
