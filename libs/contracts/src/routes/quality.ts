import { z } from 'zod';
import { slug } from '../ids.js';
import { pageOf, pageQuery } from '../page.js';
import {
  agreementView,
  goldItemInput,
  goldItemView,
  reviewersQuality,
  reviewerQualityView,
  secondReviews,
} from '../quality.js';
import { defineRoute as route } from '../route-definition.js';
import { api, byId } from './api.js';

const period = { days: z.coerce.number().int().min(1).max(730).default(90) };

/** Gold items, and how people review. */
export const qualityRoutes = {
  addGoldItem: route({
    name: 'addGoldItem',
    tag: 'quality',
    summary: 'Take a decided output whose right answer is known as gold: it is put before people again, unrecognised',
    method: 'POST',
    path: `${api}/quality/gold-items`,
    needs: ['manage', 'GoldItem'],
    body: goldItemInput,
    status: 201,
    answer: goldItemView,
  }),
  listGoldItems: route({
    name: 'listGoldItems',
    tag: 'quality',
    summary: 'Gold items and how people decided on them, newest first',
    method: 'GET',
    path: `${api}/quality/gold-items`,
    needs: ['list', 'GoldItem'],
    query: pageQuery,
    answer: pageOf(goldItemView),
  }),
  retireGoldItem: route({
    name: 'retireGoldItem',
    tag: 'quality',
    summary: 'Put a gold item before nobody any more',
    method: 'DELETE',
    path: `${api}/quality/gold-items/:id`,
    needs: ['manage', 'GoldItem'],
    params: byId,
    status: 204,
  }),
  listSecondReviews: route({
    name: 'listSecondReviews',
    tag: 'quality',
    summary: 'How many decided outputs were reviewed a second time, and how often otherwise, by stratum',
    method: 'GET',
    path: `${api}/quality/second-reviews`,
    needs: ['list', 'SecondReview'],
    answer: secondReviews,
  }),
  getMyQuality: route({
    name: 'getMyQuality',
    tag: 'quality',
    summary: 'How far you follow the machine, how long you look, and whether that changes over the day',
    method: 'GET',
    path: `${api}/quality/reviewers/me`,
    needs: ['claim', 'Review'],
    query: z.strictObject(period),
    answer: reviewerQualityView,
  }),
  listReviewerQuality: route({
    name: 'listReviewerQuality',
    tag: 'quality',
    summary: 'The same of everybody who decided on outputs of AI systems that you lead',
    method: 'GET',
    path: `${api}/quality/reviewers`,
    needs: ['read', 'ReviewerQuality'],
    query: z.strictObject(period),
    answer: reviewersQuality,
  }),
  getReviewerQuality: route({
    name: 'getReviewerQuality',
    tag: 'quality',
    summary: 'The same of one person, for their lead',
    method: 'GET',
    path: `${api}/quality/reviewers/:id`,
    needs: ['read', 'ReviewerQuality'],
    params: byId,
    query: z.strictObject(period),
    answer: reviewerQualityView,
  }),
  getAgreement: route({
    name: 'getAgreement',
    tag: 'quality',
    summary: 'How far people agree who decided on the same output',
    method: 'GET',
    path: `${api}/quality/agreement`,
    needs: ['read', 'ReviewerQuality'],
    query: z.strictObject({ ...period, queue: slug.optional() }),
    answer: agreementView,
  }),
};
