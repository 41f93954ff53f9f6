import { checks, runCheck, withoutModels, type CheckSubject } from '@countersign/checks';
import type { CheckResult } from '@countersign/contracts';

const signal = new AbortController().signal;

/** Runs one of the product's text checks on a text, as the worker runs it without any inference server. */
export async function runTextCheck(name: string, text: string, source: string | null = null): Promise<CheckResult> {
  const check = checks.get(name);
  if (!check) throw new Error(`There is no check ${name}.`);
  const subject: CheckSubject = {
    title: 'Item of a set',
    content: { text },
    generator: { model: 'unknown' } as CheckSubject['generator'],
    sources: source === null ? [] : ([{ id: 'source', text: source }] as CheckSubject['sources']),
    rationale: null,
    affected: null,
    publicInterest: false,
    disclosure: null,
  };
  return runCheck(check, subject, {
    signal,
    inference: withoutModels,
    trustedSigners: null,
    readBlob: () => Promise.reject(new Error('A text check reads no image.')),
  });
}
