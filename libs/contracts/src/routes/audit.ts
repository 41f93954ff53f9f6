import { z } from 'zod';
import { auditEvents } from '../audit-event.js';
import { auditStatus, entryView } from '../audit.js';
import { pageOf, pageQuery } from '../page.js';
import { defineRoute as route } from '../route-definition.js';
import { api, byId } from './api.js';

/** Audit entries and their proofs. */
export const auditRoutes = {
  listEntries: route({
    name: 'listEntries',
    tag: 'audit',
    summary: 'Audit entries, newest first',
    method: 'GET',
    path: `${api}/audit/entries`,
    needs: ['list', 'AuditEntry'],
    query: pageQuery.extend({ subject: z.string().max(200).optional(), action: z.string().max(100).optional() }),
    answer: pageOf(entryView),
  }),
  getEntry: route({
    name: 'getEntry',
    tag: 'audit',
    summary: 'One audit entry',
    method: 'GET',
    path: `${api}/audit/entries/:id`,
    needs: ['read', 'AuditEntry'],
    params: byId,
    answer: entryView,
  }),
  getEntryProof: route({
    name: 'getEntryProof',
    tag: 'audit',
    summary: 'Inclusion proof of an entry (C2SP tlog-proof)',
    method: 'GET',
    path: `${api}/audit/entries/:id/proof`,
    needs: ['read', 'Receipt'],
    params: byId,
    answer: z.string(),
    answerType: 'text/plain',
  }),
  listEvents: route({
    name: 'listEvents',
    tag: 'audit',
    summary: 'Sealed entries as CloudEvents with OCSF data, oldest first, for a SIEM; "next" is always given',
    method: 'GET',
    path: `${api}/audit/events`,
    needs: ['list', 'AuditEntry'],
    query: pageQuery.extend({ limit: z.coerce.number().int().min(1).max(1000).default(200) }),
    answer: auditEvents,
  }),
  getAuditStatus: route({
    name: 'getAuditStatus',
    tag: 'audit',
    summary: 'Size, root and health of the log',
    method: 'GET',
    path: `${api}/audit/status`,
    needs: ['list', 'AuditEntry'],
    answer: auditStatus,
  }),
} as const;
