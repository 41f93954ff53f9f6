import { z } from 'zod';
import { id, instant } from '../ids.js';
import { pageOf, pageQuery } from '../page.js';
import {
  claimInput,
  claimView,
  decisionAnswer,
  decisionInput,
  queueFilter,
  queueItem,
  queueSummary,
} from '../review.js';
import { defineRoute as route } from '../route-definition.js';
import { api, byId } from './api.js';

/** The queue, claims and decisions. */
export const reviewsRoutes = {
  claimReview: route({
    name: 'claimReview',
    tag: 'reviews',
    summary: 'Claim the next review, or a given one; 204 when nothing waits',
    method: 'POST',
    path: `${api}/reviews/claims`,
    needs: ['claim', 'Review'],
    body: claimInput,
    status: 201,
    answer: claimView,
  }),
  heartbeatClaim: route({
    name: 'heartbeatClaim',
    tag: 'reviews',
    summary: 'Keep a claim alive',
    method: 'POST',
    path: `${api}/reviews/claims/:id/heartbeat`,
    needs: ['claim', 'Review'],
    params: byId,
    answer: z.strictObject({ id, expiresAt: instant }),
  }),
  releaseClaim: route({
    name: 'releaseClaim',
    tag: 'reviews',
    summary: 'Give a claim back',
    method: 'DELETE',
    path: `${api}/reviews/claims/:id`,
    needs: ['claim', 'Review'],
    params: byId,
    query: z.strictObject({ reason: z.string().trim().min(1).max(1000).optional() }),
    status: 204,
  }),
  decideReview: route({
    name: 'decideReview',
    tag: 'reviews',
    summary: 'Decide under a claim',
    method: 'POST',
    path: `${api}/reviews/decisions`,
    needs: ['decide', 'Review'],
    body: decisionInput,
    status: 201,
    answer: decisionAnswer,
  }),
  listQueue: route({
    name: 'listQueue',
    tag: 'reviews',
    summary: 'What waits for a decision, most urgent first',
    method: 'GET',
    path: `${api}/reviews/queue`,
    needs: ['list', 'Review'],
    query: pageQuery.extend(queueFilter),
    answer: pageOf(queueItem),
  }),
  summarizeQueue: route({
    name: 'summarizeQueue',
    tag: 'reviews',
    summary: 'Counts, oldest age and due times by queue',
    method: 'GET',
    path: `${api}/reviews/queue/summary`,
    needs: ['list', 'Review'],
    query: z.strictObject({ since: instant.optional() }),
    answer: queueSummary,
  }),
} as const;
