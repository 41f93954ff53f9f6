import { checkResult, type CheckResult } from '@countersign/contracts';
import type { Check, CheckContext, CheckSubject } from './check.js';
import type { EarlierOutputs } from './earlier-outputs.js';
import { partsRead } from './parts-read.js';

/** Runs one check and holds its answer to the contract; throws what the check throws, and a ZodError for an answer out of form. */
export async function runCheck(check: Check, subject: CheckSubject, context: CheckContext): Promise<CheckResult> {
  context.signal.throwIfAborted();
  const seen = check.readsEarlier ? context : { ...context, earlier: undeclared(check.name) };
  return checkResult.parse(await check.run(partsRead(check, subject), seen));
}

/** In place of earlier outputs, for a check that does not declare to read them: its results are taken for those of later versions. */
function undeclared(name: string): EarlierOutputs {
  const refuse = () => Promise.reject(new Error(`The check ${name} reads earlier outputs, which it does not declare.`));
  return { rejectedLike: refuse, presentation: refuse };
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
