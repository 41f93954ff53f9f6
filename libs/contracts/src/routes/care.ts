import { z } from 'zod';
import { erasureInput, erasureView, holdInput, holdView } from '../hold.js';
import { pageOf, pageQuery } from '../page.js';
import { defineRoute as route } from '../route-definition.js';
import { api, byId } from './api.js';

/** Erasure of people and keys, and the holds that stop it. */
export const careRoutes = {
  eraseSubject: route({
    name: 'eraseSubject',
    tag: 'administration',
    summary: 'Erase a person or key: names, comments, the link to their pseudonym, payloads about them',
    method: 'POST',
    path: `${api}/admin/subjects/:id/erase`,
    needs: ['manage', 'Person'],
    params: z.strictObject({ id: z.string().min(1).max(100) }),
    body: erasureInput,
    answer: erasureView,
  }),
  listHolds: route({
    name: 'listHolds',
    tag: 'administration',
    summary: 'Legal holds, newest first',
    method: 'GET',
    path: `${api}/holds`,
    needs: ['list', 'Hold'],
    query: pageQuery,
    answer: pageOf(holdView),
  }),
  placeHold: route({
    name: 'placeHold',
    tag: 'administration',
    summary: 'Place a legal hold on an AI system, a submission or a person: stops erasure and retention',
    method: 'POST',
    path: `${api}/holds`,
    needs: ['manage', 'Hold'],
    body: holdInput,
    status: 201,
    answer: holdView,
  }),
  liftHold: route({
    name: 'liftHold',
    tag: 'administration',
    summary: 'Lift a legal hold',
    method: 'DELETE',
    path: `${api}/holds/:id`,
    needs: ['manage', 'Hold'],
    params: byId,
    answer: holdView,
  }),
} as const;
