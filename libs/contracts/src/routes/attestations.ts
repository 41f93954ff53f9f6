import { z } from 'zod';
import { attestationInput, attestationView, attestationWithdrawal, dueStatement } from '../attestation.js';
import { slug } from '../ids.js';
import { pageOf, pageQuery } from '../page.js';
import { defineRoute as route } from '../route-definition.js';
import { api, byId } from './api.js';

/** Statements of people that count as evidence. */
export const attestationsRoutes = {
  listAttestations: route({
    name: 'listAttestations',
    tag: 'attestations',
    summary: 'Statements that people signed, newest first',
    method: 'GET',
    path: `${api}/attestations`,
    needs: ['list', 'Attestation'],
    query: z.strictObject({
      ...pageQuery.shape,
      requirement: z.string().min(1).max(60).optional(),
      system: slug.optional(),
    }),
    answer: pageOf(attestationView),
  }),
  listDueStatements: route({
    name: 'listDueStatements',
    tag: 'attestations',
    summary: 'Statements that are asked for, and how each stands',
    method: 'GET',
    path: `${api}/attestations/due`,
    needs: ['list', 'Attestation'],
    answer: z.strictObject({ items: z.array(dueStatement) }),
  }),
  signAttestation: route({
    name: 'signAttestation',
    tag: 'attestations',
    summary: 'Sign a statement, or decline to',
    method: 'POST',
    path: `${api}/attestations`,
    needs: ['sign', 'Attestation'],
    body: attestationInput,
    status: 201,
    answer: attestationView,
  }),
  withdrawAttestation: route({
    name: 'withdrawAttestation',
    tag: 'attestations',
    summary: 'Withdraw a statement',
    method: 'POST',
    path: `${api}/attestations/:id/withdraw`,
    needs: ['sign', 'Attestation'],
    params: byId,
    body: attestationWithdrawal,
    answer: attestationView,
  }),
} as const;
