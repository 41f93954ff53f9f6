import { submissionView, type SubmissionView } from '@countersign/contracts';
import { isRecord } from '@countersign/verifier';
import { CountersignError } from './countersign-error.js';

/** A submission in an answer. Fields that a newer server adds are let through; missing or odd ones are refused. */
export function readSubmission(value: unknown, status: number): SubmissionView {
  const { data, error } = submissionView.safeParse(value);
  if (data) return data;
  if (isNewer(value, error)) return value;
  throw new CountersignError(status, 'unexpected-answer', 'The server answered something that is not a submission.');
}

function isNewer(value: unknown, error: { issues: { code: string }[] }): value is SubmissionView {
  return isRecord(value) && error.issues.every(({ code }) => code === 'unrecognized_keys');
}

/** The JSON of an answer; throws `CountersignError` when it is none. */
export async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new CountersignError(response.status, 'unexpected-answer', 'The server answered something that is not JSON.');
  }
}
