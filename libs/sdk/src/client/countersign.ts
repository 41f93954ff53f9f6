import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { submissionInput, SubmissionView } from '@countersign/contracts';
import { isRecord } from '@countersign/verifier';
import { CountersignError } from './countersign-error.js';
import { readJson, readSubmission } from './read-answer.js';
import { sendRequest, type ApiRequest, type CountersignOptions } from './request.js';

/** An output to hand in. */
export type SubmissionDraft = (typeof submissionInput)['_zod']['input'];

/** What became of one item of a batch: a submission, or the problem (RFC 9457) that refused it. */
export interface BatchResult {
  status: number;
  submission: SubmissionView | null;
  problem: unknown;
}

/** How to send one output. */
export interface SendOptions {
  /** Under the same key an output is taken in once, whatever is sent again; made when absent. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** How to wait for a decision. */
export interface WaitOptions {
  /** Milliseconds after which to give up; without it the wait has no end. */
  timeout?: number;
  signal?: AbortSignal;
}

const submissions = '/api/v1/submissions';
const undecided = new Set(['checking', 'awaiting-review']);
const longestPoll = 30;
/** How often it is looked whether a stopped AI system goes on. */
const stoppedPauseMs = 5_000;

/** Approved, while releases of its AI system are stopped. */
const isStopped = ({ state, stoppedSince }: SubmissionView): boolean => state === 'approved' && Boolean(stoppedSince);

/** The public API for programs: hand in an output, learn the decision, get the receipt. Refusals are `CountersignError`. */
export class Countersign {
  constructor(private readonly options: CountersignOptions) {}

  /** Hands in an output. */
  submit(draft: SubmissionDraft, options: SendOptions = {}): Promise<SubmissionView> {
    return this.#send(submissions, draft, options);
  }

  /**
   * Hands in up to 500 outputs; answers in their order, and each succeeds or fails alone. Batches have no idempotency
   * key: after network trouble it throws rather than hand in twice.
   */
  async submitBatch(
    drafts: readonly SubmissionDraft[],
    { signal }: Pick<SendOptions, 'signal'> = {},
  ): Promise<BatchResult[]> {
    const path = `${submissions}/batch`;
    const response = await sendRequest(this.options, { method: 'POST', path, body: { items: drafts }, signal });
    const answer = await readJson(response);
    const results: unknown = isRecord(answer) ? answer['results'] : undefined;
    if (!Array.isArray(results) || results.length !== drafts.length) {
      throw new CountersignError(response.status, 'unexpected-answer', 'The server did not answer for every item.');
    }
    return results.map((result) => readResult(result, response.status));
  }

  /** A submission as it stands. */
  get(id: string, options: Pick<SendOptions, 'signal'> = {}): Promise<SubmissionView> {
    return this.#submission({ method: 'GET', path: pathOf(id), signal: options.signal });
  }

  /**
   * Waits until people have decided (or the submission was withdrawn), and while the AI system of an approved output is stopped, so that
   * what comes back as approved may be released now. Throws `CountersignError` when that takes too long: `timeout`, or `system-stopped`.
   */
  async waitForDecision(id: string, { timeout = Infinity, signal }: WaitOptions = {}): Promise<SubmissionView> {
    const end = Date.now() + timeout;
    for (;;) {
      const seconds = Math.max(0, Math.min(longestPoll, Math.ceil((end - Date.now()) / 1000)));
      const path = pathOf(id, `wait?timeout=${seconds}`);
      const submission = await this.#submission({ method: 'GET', path, signal });
      const stopped = isStopped(submission);
      if (!undecided.has(submission.state) && !stopped) return submission;
      if (stopped && Date.now() >= end) {
        throw new CountersignError(
          409,
          'system-stopped',
          `Submission ${id} is approved, but releases of its AI system are stopped since ${submission.stoppedSince}: release nothing of it.`,
        );
      }
      if (stopped) await pause(Math.min(stoppedPauseMs, Math.max(0, end - Date.now())), undefined, { signal });
      else if (Date.now() >= end) {
        throw new CountersignError(202, 'timeout', `Submission ${id} is still ${submission.state}. Wait again later.`);
      }
    }
  }

  /** Hands in a corrected output for one that was sent back. */
  revise(id: string, draft: SubmissionDraft, options: SendOptions = {}): Promise<SubmissionView> {
    return this.#send(pathOf(id, 'revisions'), draft, options);
  }

  /** Takes an output back before it is decided. */
  withdraw(id: string, options: Pick<SendOptions, 'signal'> = {}): Promise<SubmissionView> {
    return this.#submission({ method: 'POST', path: pathOf(id, 'withdraw'), signal: options.signal });
  }

  /** The receipt of an approval (compact JWS), to be published beside the output. */
  async receipt(id: string, options: Pick<SendOptions, 'signal'> = {}): Promise<string> {
    const request: ApiRequest = { method: 'GET', path: pathOf(id, 'receipt'), signal: options.signal };
    return (await (await sendRequest(this.options, request)).text()).trim();
  }

  async #send(path: string, draft: SubmissionDraft, options: SendOptions): Promise<SubmissionView> {
    const response = await this.#post(path, draft, options);
    return readSubmission(await readJson(response), response.status);
  }

  /** The key is made before the first try, so that every try carries the same. */
  #post(path: string, body: unknown, { idempotencyKey = randomUUID(), signal }: SendOptions): Promise<Response> {
    return sendRequest(this.options, { method: 'POST', path, body, idempotencyKey, signal });
  }

  async #submission(request: ApiRequest): Promise<SubmissionView> {
    const response = await sendRequest(this.options, request);
    return readSubmission(await readJson(response), response.status);
  }
}

function pathOf(id: string, rest?: string): string {
  return `${submissions}/${encodeURIComponent(id)}${rest === undefined ? '' : `/${rest}`}`;
}

function readResult(result: unknown, answered: number): BatchResult {
  const { status, submission, problem = null } = isRecord(result) ? result : {};
  if (typeof status !== 'number') {
    throw new CountersignError(answered, 'unexpected-answer', 'The server answered a result without a status.');
  }
  return { status, submission: submission === undefined ? null : readSubmission(submission, status), problem };
}
