import { Injectable } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import type { Language, Problem, SubmissionView } from '@countersign/contracts';
import {
  getSubmissions,
  parseSubmission,
  submissionView,
  submitOutputs,
  type ParsedSubmission,
  type GroupRequest,
  type SubmitAnswer,
  type SubmitRequest,
} from '@countersign/submissions';
import { Coalescer } from '../http/coalescer.js';
import { problemOfItem } from '../http/problem.filter.js';
import { Product } from '../product.js';

export type BatchResult = { status: number; submission: SubmissionView } | { status: number; problem: Problem };

/** What whoever handed it in is answered, the first time and again: the submission as it was then. */
export const receivedView = ({ received: { row, runs } }: SubmitAnswer, language: Language): SubmissionView =>
  submissionView(row, runs, { position: null }, language);

/** The one way outputs come in: single requests and batches meet in the same group commit. */
@Injectable()
export class Intake {
  private readonly group: Coalescer<GroupRequest<SubmitRequest>, SubmitAnswer>;
  private readonly views: Coalescer<{ id: string; language: Language }, SubmissionView>;

  constructor(private readonly product: Product) {
    this.group = new Coalescer((requests) =>
      product.db.transaction((tx) => submitOutputs(tx, requests, product.policy)),
    );
    this.views = new Coalescer((requests) => product.db.read((tx) => getSubmissions(tx, requests)));
  }

  async submit(actor: Actor, parsed: ParsedSubmission, idempotencyKey: string | null, language: Language) {
    const request = { actor, input: { parsed, idempotencyKey, revises: null } };
    const answer = await this.group.submit(request);
    return { view: receivedView(answer, language), replay: answer.replay };
  }

  /** The view of a submission that this caller just changed. */
  view(id: string, language: Language): Promise<SubmissionView> {
    return this.views.submit({ id, language });
  }

  /**
   * Takes in each item on its own; a faulty one gets its problem and the others go on. Under an idempotency key, the nth
   * item (from 0) has a key of its own, which no header can hold, so that a batch sent again answers the first submissions.
   */
  submitBatch(
    actor: Actor,
    items: readonly unknown[],
    idempotencyKey: string | null,
    language: Language,
    traceId: string,
  ): Promise<BatchResult[]> {
    return Promise.all(
      items.map(async (item, index): Promise<BatchResult> => {
        try {
          const key = idempotencyKey === null ? null : `${idempotencyKey} ${index}`;
          const { view, replay } = await this.submit(actor, parseSubmission(item), key, language);
          return { status: replay ? 200 : 201, submission: view };
        } catch (error) {
          const problem = problemOfItem(error, traceId, language);
          return { status: problem.status, problem };
        }
      }),
    );
  }
}
