import { z } from 'zod';
import { logHandover } from '../audit.js';
import { defineRoute as route } from '../route-definition.js';

const ok = z.strictObject({ ok: z.literal(true) });

/** Health, metrics, and the public proof formats. */
export const operationRoutes = {
  getHealth: route({
    name: 'getHealth',
    tag: 'operation',
    summary: 'The process is alive',
    method: 'GET',
    path: '/api/health',
    needs: 'public',
    answer: ok,
  }),
  getReady: route({
    name: 'getReady',
    tag: 'operation',
    summary: 'The process can serve, or why not',
    method: 'GET',
    path: '/api/ready',
    needs: 'public',
    answer: z.strictObject({ ready: z.boolean(), reasons: z.array(z.string()) }),
  }),
  getMetrics: route({
    name: 'getMetrics',
    tag: 'operation',
    summary: 'Prometheus metrics',
    method: 'GET',
    path: '/metrics',
    needs: 'public',
    answer: z.string(),
    answerType: 'text/plain',
  }),
  getJwks: route({
    name: 'getJwks',
    tag: 'proof',
    summary: 'Public keys of receipts',
    method: 'GET',
    path: '/.well-known/jwks.json',
    needs: 'public',
    answer: z.strictObject({ keys: z.array(z.record(z.string(), z.unknown())) }),
  }),
  getCheckpoint: route({
    name: 'getCheckpoint',
    tag: 'proof',
    summary: 'The latest signed checkpoint (C2SP tlog-checkpoint)',
    method: 'GET',
    path: '/log/checkpoint',
    needs: 'public',
    answer: z.string(),
    answerType: 'text/plain',
  }),
  getVerifierKey: route({
    name: 'getVerifierKey',
    tag: 'proof',
    summary: 'Verifier key of the log; in a rotation the next one on a second line',
    method: 'GET',
    path: '/log/vkey',
    needs: 'public',
    answer: z.string(),
    answerType: 'text/plain',
  }),
  getLogKeys: route({
    name: 'getLogKeys',
    tag: 'proof',
    summary: 'Keys that the log has and had, with the notes by which each follows the one before',
    method: 'GET',
    path: '/log/keys',
    needs: 'public',
    answer: z.strictObject({ keys: z.array(logHandover) }),
  }),
  getTile: route({
    name: 'getTile',
    tag: 'proof',
    summary: 'A tile or entry bundle of the log (C2SP tlog-tiles)',
    method: 'GET',
    path: '/log/tile/*',
    needs: 'public',
    params: z.strictObject({ '*': z.string().max(200) }),
    answer: z.string(),
    answerType: 'application/octet-stream',
  }),
} as const;
