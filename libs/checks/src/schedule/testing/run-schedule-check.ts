import { withoutModels } from '../../inference.js';
import { checkResult, type CheckResult } from '@countersign/contracts';
import type { ScheduleModalityContent } from '@countersign/modalities';
import type { Check } from '../../check.js';

/** Runs a check on parsed content; the result is parsed by its contract. */
export async function runScheduleCheck(
  check: Check<ScheduleModalityContent>,
  content: ScheduleModalityContent,
  rationale: string | null = null,
): Promise<CheckResult> {
  const result = await check.run(
    {
      title: 'Test',
      content,
      generator: { provider: 'example', model: 'example-planner-1' },
      sources: [],
      rationale,
      affected: null,
      publicInterest: false,
      disclosure: null,
    },
    {
      signal: new AbortController().signal,
      inference: withoutModels,
      trustedSigners: null,
      readBlob: () => Promise.reject(new Error('A schedule has no blobs.')),
    },
  );
  return checkResult.parse(result);
}
