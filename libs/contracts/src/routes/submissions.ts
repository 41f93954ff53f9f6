import { z } from 'zod';
import { judgementInput, judgementView } from '../calibration.js';
import { checkRunView } from '../check-run.js';
import { contestationInput, contestationView } from '../contestation.js';
import { findingView } from '../finding.js';
import { id, instant, slug } from '../ids.js';
import { pageOf, pageQuery } from '../page.js';
import { disclosureView, commentInput, commentView, decisionView, payloadView } from '../review.js';
import { defineRoute as route } from '../route-definition.js';
import { submissionInput } from '../submission-input.js';
import { dryRunView, submissionFilter, submissionListItem, submissionView } from '../submission-view.js';
import { api, byId } from './api.js';

/** One fault-tolerant item of a batch: parsed on its own, so that one bad item fails alone. */
const batchInput = z.strictObject({ items: z.array(z.unknown()).min(1).max(500) }).meta({ id: 'BatchInput' });

const batchAnswer = z
  .strictObject({
    results: z.array(
      z.strictObject({ status: z.int(), submission: submissionView.optional(), problem: z.unknown().optional() }),
    ),
  })
  .meta({ id: 'BatchAnswer' });

/** Handing in outputs and following them. */
export const submissionsRoutes = {
  submitOutput: route({
    name: 'submitOutput',
    tag: 'submissions',
    summary: 'Hand in an output for review',
    method: 'POST',
    path: `${api}/submissions`,
    needs: ['submit', 'Submission'],
    query: z.strictObject({ dryRun: z.stringbool().default(false) }),
    body: submissionInput,
    idempotent: true,
    status: 201,
    answer: submissionView,
    also: {
      200: {
        answer: z.union([submissionView, dryRunView]),
        when: 'The same was handed in before under this Idempotency-Key; or a dry run, which stores nothing',
      },
    },
  }),
  submitBatch: route({
    name: 'submitBatch',
    tag: 'submissions',
    summary: 'Hand in up to 500 outputs; each succeeds or fails alone',
    method: 'POST',
    path: `${api}/submissions/batch`,
    needs: ['submit', 'Submission'],
    body: batchInput,
    idempotent: true,
    answer: batchAnswer,
  }),
  listSubmissions: route({
    name: 'listSubmissions',
    tag: 'submissions',
    summary: 'List submissions, newest first',
    method: 'GET',
    path: `${api}/submissions`,
    needs: ['list', 'Submission'],
    query: pageQuery.extend(submissionFilter),
    answer: pageOf(submissionListItem),
  }),
  getSubmission: route({
    name: 'getSubmission',
    tag: 'submissions',
    summary: 'One submission: its state and why it waits',
    method: 'GET',
    path: `${api}/submissions/:id`,
    needs: ['read', 'Submission'],
    params: byId,
    answer: submissionView,
  }),
  getCheckRun: route({
    name: 'getCheckRun',
    tag: 'submissions',
    summary: 'One check of a submission: what it found, on what it ran, what it asked of models and what that took',
    method: 'GET',
    path: `${api}/submissions/:id/checks/:check`,
    needs: ['read', 'CheckRun'],
    params: byId.extend({ check: slug }),
    answer: checkRunView,
  }),
  judgeFinding: route({
    name: 'judgeFinding',
    tag: 'reviews',
    summary: 'Say whether a finding is useful; calibrations learn from it',
    method: 'PUT',
    path: `${api}/submissions/:id/findings/:finding/judgement`,
    needs: ['decide', 'Review'],
    params: byId.extend({ finding: id }),
    body: judgementInput,
    answer: judgementView,
  }),
  getPayload: route({
    name: 'getPayload',
    tag: 'submissions',
    summary: 'The output itself and all that was handed in with it',
    method: 'GET',
    path: `${api}/submissions/:id/payload`,
    needs: ['read', 'Submission'],
    params: byId,
    answer: payloadView,
  }),
  waitForDecision: route({
    name: 'waitForDecision',
    tag: 'submissions',
    summary: 'Wait for the decision: 200 when decided, 202 with the state otherwise',
    method: 'GET',
    path: `${api}/submissions/:id/wait`,
    needs: ['read', 'Submission'],
    params: byId,
    query: z.strictObject({ timeout: z.coerce.number().int().min(0).max(60).default(30) }),
    answer: submissionView,
    also: { 202: { answer: submissionView, when: 'Not decided yet' } },
  }),
  reviseSubmission: route({
    name: 'reviseSubmission',
    tag: 'submissions',
    summary: 'Hand in a corrected output for one that was sent back',
    method: 'POST',
    path: `${api}/submissions/:id/revisions`,
    needs: ['submit', 'Submission'],
    params: byId,
    body: submissionInput,
    status: 201,
    idempotent: true,
    answer: submissionView,
    also: { 200: { answer: submissionView, when: 'The same was handed in before under this Idempotency-Key' } },
  }),
  withdrawSubmission: route({
    name: 'withdrawSubmission',
    tag: 'submissions',
    summary: 'Take an output back before it is decided',
    method: 'POST',
    path: `${api}/submissions/:id/withdraw`,
    needs: ['withdraw', 'Submission'],
    params: byId,
    answer: submissionView,
  }),
  listFindings: route({
    name: 'listFindings',
    tag: 'submissions',
    summary: 'What the checks found, worst first',
    method: 'GET',
    path: `${api}/submissions/:id/findings`,
    needs: ['read', 'Submission'],
    params: byId,
    answer: z.strictObject({ items: z.array(findingView) }),
  }),
  getDisclosure: route({
    name: 'getDisclosure',
    tag: 'submissions',
    summary: 'Whether the public has to be told that AI made it, and its editorial record',
    method: 'GET',
    path: `${api}/submissions/:id/disclosure`,
    needs: ['read', 'Submission'],
    params: byId,
    answer: disclosureView,
  }),
  listHistory: route({
    name: 'listHistory',
    tag: 'submissions',
    summary: 'What happened to a submission, in order',
    method: 'GET',
    path: `${api}/submissions/:id/history`,
    needs: ['read', 'Submission'],
    params: byId,
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          entry: id,
          /** Null, as the actor, while what it says is kept from the reader. */
          action: z.string().nullable(),
          at: instant,
          actor: z.string().nullable(),
          text: z.string(),
          index: z.int().nullable(),
        }),
      ),
    }),
  }),
  getReceipt: route({
    name: 'getReceipt',
    tag: 'submissions',
    summary: 'The signed receipt of an approval (compact JWS)',
    method: 'GET',
    path: `${api}/submissions/:id/receipt`,
    needs: ['read', 'Receipt'],
    params: byId,
    answer: z.string(),
    answerType: 'application/jose',
  }),
  listDecisions: route({
    name: 'listDecisions',
    tag: 'submissions',
    summary: 'Decisions on a submission',
    method: 'GET',
    path: `${api}/submissions/:id/decisions`,
    needs: ['read', 'Review'],
    params: byId,
    answer: z.strictObject({ items: z.array(decisionView) }),
  }),
  listComments: route({
    name: 'listComments',
    tag: 'submissions',
    summary: 'The comment thread of a submission',
    method: 'GET',
    path: `${api}/submissions/:id/comments`,
    needs: ['read', 'Submission'],
    params: byId,
    answer: z.strictObject({ items: z.array(commentView) }),
  }),
  contestDecision: route({
    name: 'contestDecision',
    tag: 'submissions',
    summary: 'Contest the decision on an output; somebody who took no part in it answers',
    method: 'POST',
    path: `${api}/submissions/:id/contestations`,
    needs: ['contest', 'Submission'],
    params: byId,
    body: contestationInput,
    status: 201,
    answer: contestationView,
  }),
  listContestations: route({
    name: 'listContestations',
    tag: 'submissions',
    summary: 'Contestations of the decisions on an output, and the answers to them',
    method: 'GET',
    path: `${api}/submissions/:id/contestations`,
    needs: ['read', 'Submission'],
    params: byId,
    answer: z.strictObject({ items: z.array(contestationView) }),
  }),
  addComment: route({
    name: 'addComment',
    tag: 'submissions',
    summary: 'Add a comment to the thread',
    method: 'POST',
    path: `${api}/submissions/:id/comments`,
    needs: ['comment', 'Submission'],
    params: byId,
    body: commentInput,
    status: 201,
    answer: commentView,
  }),
} as const;
