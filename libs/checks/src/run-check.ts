import { checkResult, type CheckResult } from '@countersign/contracts';
import type { Check, CheckContext, CheckSubject } from './check.js';
import { partsRead } from './parts-read.js';

/** Runs one check and holds its answer to the contract; throws what the check throws, and a ZodError for an answer out of form. */
export async function runCheck(check: Check, subject: CheckSubject, context: CheckContext): Promise<CheckResult> {
  context.signal.throwIfAborted();
  return checkResult.parse(await check.run(partsRead(check, subject), context));
}

/** The end of a check that could not answer: never a pass, and it says why. */
export function inconclusive(reason: { en: string; 'zh-TW': string }): CheckResult {
  return {
    outcome: 'inconclusive',
    score: null,
    summary: reason,
    findings: [],
    attributions: [],
    measures: {},
    fingerprints: [],
    imageTexts: null,
  };
}
