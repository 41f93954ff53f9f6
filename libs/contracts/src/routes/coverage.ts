import { z } from 'zod';
import { exceptionItem, exceptionKind, exceptionOverview } from '../exception.js';
import { instant, slug } from '../ids.js';
import { pageOf, pageQuery } from '../page.js';
import { coverage, coverageMatrix, legalTimeline, matrixAxis, ruleRecord } from '../report.js';
import { timeZone } from '../time-zone.js';
import { defineRoute as route } from '../route-definition.js';
import { api, byId } from './api.js';

const asked = { system: slug.optional(), at: instant.optional(), pack: slug.optional() };
/** The last days by the calendar of a time zone, today among them. */
const exceptionsAsked = z.strictObject({
  system: slug.optional(),
  days: z.coerce.number().int().min(1).max(92).default(28),
  timeZone: timeZone.default('UTC'),
});
const requirement = z.string().min(1).max(60);
const rule = z.string().min(1).max(100);

/** Coverage of requirements by recorded evidence. */
export const coverageRoutes = {
  getCoverage: route({
    name: 'getCoverage',
    tag: 'coverage',
    summary: 'Coverage of requirements by recorded evidence, by the law of the day',
    method: 'GET',
    path: `${api}/coverage`,
    needs: ['read', 'Coverage'],
    query: z.strictObject(asked),
    answer: coverage,
  }),
  getCoverageMatrix: route({
    name: 'getCoverageMatrix',
    tag: 'coverage',
    summary: 'Verdicts on requirements, one column an AI system or a month',
    method: 'GET',
    path: `${api}/coverage/matrix`,
    needs: ['read', 'Coverage'],
    query: z.strictObject({ ...asked, by: matrixAxis.default('system') }),
    answer: coverageMatrix,
  }),
  listRuleRecords: route({
    name: 'listRuleRecords',
    tag: 'coverage',
    summary: 'The records behind a rule: those that meet it, or do not',
    method: 'GET',
    path: `${api}/coverage/records`,
    needs: ['read', 'Coverage'],
    query: z.strictObject({
      ...pageQuery.shape,
      system: asked.system,
      at: asked.at,
      requirement,
      rule,
      met: z.enum(['yes', 'no', 'unknown']).optional(),
    }),
    answer: pageOf(ruleRecord),
  }),
  listEvidencedRequirements: route({
    name: 'listEvidencedRequirements',
    tag: 'coverage',
    summary: 'The requirements that the decisions on a submission are evidence for',
    method: 'GET',
    path: `${api}/submissions/:id/requirements`,
    needs: ['read', 'Submission'],
    params: byId,
    answer: z.strictObject({
      items: z.array(z.strictObject({ id: z.string(), pack: z.string(), title: z.string() })),
    }),
  }),
  getExceptions: route({
    name: 'getExceptions',
    tag: 'coverage',
    summary: 'What an auditor looks at first: exceptions among decisions, by kind and by day',
    method: 'GET',
    path: `${api}/coverage/exceptions`,
    needs: ['read', 'Coverage'],
    query: exceptionsAsked,
    answer: exceptionOverview,
  }),
  listExceptions: route({
    name: 'listExceptions',
    tag: 'coverage',
    summary: 'Exceptions among decisions, newest first',
    method: 'GET',
    path: `${api}/coverage/exceptions/records`,
    needs: ['read', 'Coverage'],
    query: z.strictObject({ ...pageQuery.shape, ...exceptionsAsked.shape, kind: exceptionKind.optional() }),
    answer: pageOf(exceptionItem),
  }),
  getLegalTimeline: route({
    name: 'getLegalTimeline',
    tag: 'coverage',
    summary: 'What started and will start to apply when',
    method: 'GET',
    path: `${api}/coverage/timeline`,
    needs: ['read', 'Coverage'],
    answer: legalTimeline,
  }),
} as const;
