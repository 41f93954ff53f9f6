import { z } from 'zod';
import { judgementInput, judgementView } from '../calibration.js';
import { checkRunView } from '../check-run.js';
import { findingView } from '../finding.js';
import { digest, id, instant, slug } from '../ids.js';
import { imageDescription } from '../image-description.js';
import { pageOf, pageQuery } from '../page.js';
import { downloadLink } from '../report.js';
import { disclosureView, commentInput, commentView, decisionView, payloadView } from '../review.js';
import { defineRoute as route } from '../route-definition.js';
import { modality, submissionState, tier } from '../states.js';
import { submissionInput } from '../submission-input.js';
import { submissionListItem, submissionView } from '../submission-view.js';
import { uploadInput, uploadView } from '../upload.js';
import { wordedIssue } from '../wording.js';
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

const blobView = z
  .strictObject({ digest, size: z.int(), mediaType: z.string(), width: z.int(), height: z.int() })
  .meta({ id: 'Blob' });

const offset = z.coerce.number().int().min(0).max(100_000).optional();
const extent = z.coerce.number().int().min(1).max(100_000).optional();

const edge = z.coerce.number().int().min(16).max(4096).default(1600);

/** `edge`: most pixels a side of the copy. `x`, `y`, `width`, `height`: the part of the displayed picture that is wanted, in its pixels; all of them or none. */
const blobQuery = z
  .strictObject({
    edge,
    x: offset,
    y: offset,
    width: extent,
    height: extent,
  })
  .superRefine(({ x, y, width, height }, context) => {
    const given = [x, y, width, height].filter((value) => value !== undefined).length;
    if (given === 0 || given === 4) return;
    context.addIssue(
      wordedIssue(
        {
          en: 'name x, y, width and height of the part together, or none of them',
          'zh-TW': '請同時指定區域的 x、y、width 與 height，或全部省略',
        },
        [x === undefined ? 'x' : y === undefined ? 'y' : width === undefined ? 'width' : 'height'],
      ),
    );
  });

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
    status: 201,
    answer: submissionView,
  }),
  submitBatch: route({
    name: 'submitBatch',
    tag: 'submissions',
    summary: 'Hand in up to 500 outputs; each succeeds or fails alone',
    method: 'POST',
    path: `${api}/submissions/batch`,
    needs: ['submit', 'Submission'],
    body: batchInput,
    answer: batchAnswer,
  }),
  listSubmissions: route({
    name: 'listSubmissions',
    tag: 'submissions',
    summary: 'List submissions, newest first',
    method: 'GET',
    path: `${api}/submissions`,
    needs: ['list', 'Submission'],
    query: pageQuery.extend({
      state: submissionState.optional(),
      system: slug.optional(),
      modality: modality.optional(),
      tier: tier.optional(),
    }),
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
    answer: submissionView,
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
          action: z.string(),
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
  putBlob: route({
    name: 'putBlob',
    tag: 'blobs',
    summary: 'Store an image by its SHA-256',
    method: 'PUT',
    path: `${api}/blobs`,
    needs: ['submit', 'Blob'],
    bodyType: 'image/*',
    status: 201,
    answer: blobView,
  }),
  beginUpload: route({
    name: 'beginUpload',
    tag: 'blobs',
    summary: 'Declare an image, and learn where its bytes may be sent within fifteen minutes without a credential',
    method: 'POST',
    path: `${api}/uploads`,
    needs: ['submit', 'Blob'],
    body: uploadInput,
    status: 201,
    answer: uploadView,
  }),
  sendUpload: route({
    name: 'sendUpload',
    tag: 'blobs',
    summary: 'Send the bytes of an image that was declared; others are refused',
    method: 'PUT',
    path: `${api}/uploads`,
    needs: 'public',
    query: z.strictObject({ token: z.string().min(1).max(1000) }),
    bodyType: 'image/*',
    status: 201,
    answer: blobView,
  }),
  describeImage: route({
    name: 'describeImage',
    tag: 'submissions',
    summary: 'What the bytes of an image say: provenance manifests and who signed them, camera, generation data',
    method: 'GET',
    path: `${api}/submissions/:id/images/:index/description`,
    needs: ['read', 'Submission'],
    params: byId.extend({ index: z.coerce.number().int().min(0).max(63) }),
    answer: imageDescription,
  }),
  linkImage: route({
    name: 'linkImage',
    tag: 'submissions',
    summary: 'A link to a re-encoded copy of an image that works without a credential for ten minutes',
    method: 'POST',
    path: `${api}/submissions/:id/images/:index/link`,
    needs: ['read', 'Submission'],
    params: byId.extend({ index: z.coerce.number().int().min(0).max(63) }),
    query: z.strictObject({ edge }),
    status: 201,
    answer: downloadLink,
  }),
  openImageLink: route({
    name: 'openImageLink',
    tag: 'submissions',
    summary: 'The copy of an image that a link names',
    method: 'GET',
    path: `${api}/image-links`,
    needs: 'public',
    query: z.strictObject({ token: z.string().min(1).max(1000) }),
    answer: z.string(),
    answerType: 'image/webp',
  }),
  getBlob: route({
    name: 'getBlob',
    tag: 'blobs',
    summary: 'A safe, re-encoded copy of an image of a submission',
    method: 'GET',
    path: `${api}/submissions/:id/images/:index`,
    needs: ['read', 'Submission'],
    params: z.strictObject({ id, index: z.coerce.number().int().min(0).max(63) }),
    query: blobQuery,
    answer: z.string(),
    answerType: 'image/webp',
  }),
} as const;
