import { Injectable } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import { ProductError, type Language, type Problem, type SubmissionView } from '@countersign/contracts';
import {
  getSubmissions,
  parseSubmission,
  submitOutputs,
  type ParsedSubmission,
  type SubmitAnswer,
  type SubmitRequest,
} from '@countersign/submissions';
import { GroupCommit } from '../http/group-commit.js';
import { problemOf } from '../http/problem.filter.js';
import { Product } from '../product.js';
import { ViewReader } from './view-reader.js';

export type BatchResult = { status: number; submission: SubmissionView } | { status: number; problem: Problem };

/** The one way outputs come in: single requests and batches meet in the same group commit. */
@Injectable()
export class Intake {
  private readonly group: GroupCommit<SubmitRequest, SubmitAnswer>;
  private readonly views: ViewReader;

  constructor(private readonly product: Product) {
    this.group = new GroupCommit((requests) =>
      product.db.transaction((tx) => submitOutputs(tx, requests, product.policy)),
    );
    this.views = new ViewReader((ids, language) => product.db.read((tx) => getSubmissions(tx, ids, language)));
  }

  async submit(actor: Actor, parsed: ParsedSubmission, idempotencyKey: string | null, language: Language) {
    const answer = await this.group.submit(actor, { parsed, idempotencyKey, revises: null });
    return { view: await this.views.read(answer.id, language), replay: answer.replay };
  }

  /** The view of a submission that this caller just handed in or changed. */
  view(id: string, language: Language): Promise<SubmissionView> {
    return this.views.read(id, language);
  }

  /** Takes in each item on its own; a faulty one gets its problem and the others go on. */
  submitBatch(actor: Actor, items: readonly unknown[], language: Language, traceId: string): Promise<BatchResult[]> {
    return Promise.all(
      items.map(async (item): Promise<BatchResult> => {
        try {
          const { view } = await this.submit(actor, parseSubmission(item), null, language);
          return { status: 201, submission: view };
        } catch (error) {
          if (!(error instanceof ProductError)) throw error;
          const problem = problemOf(error, traceId, language);
          return { status: problem.status, problem };
        }
      }),
    );
  }
}
