/** One fault of a policy file: where it stands (lines count from 1) and what to do about it. */
export interface PolicyFault {
  file: string;
  line: number;
  sentence: string;
}

/** Policy files that cannot be used. The message names every fault with file and line, and says how to mend it. */
export class PolicyError extends Error {
  override name = 'PolicyError';

  constructor(readonly faults: readonly PolicyFault[]) {
    super(faults.map(({ file, line, sentence }) => `${file}:${line}: ${sentence}`).join('\n'));
  }
}
