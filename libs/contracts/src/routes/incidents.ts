import { z } from 'zod';
import {
  incidentClosing,
  incidentInput,
  incidentReclassification,
  incidentReportInput,
  incidentView,
} from '../incident.js';
import { pageOf, pageQuery } from '../page.js';
import { defineRoute as route } from '../route-definition.js';
import { api, byId } from './api.js';

/** Serious incidents and their clocks. */
export const incidentsRoutes = {
  listIncidents: route({
    name: 'listIncidents',
    tag: 'incidents',
    summary: 'Serious incidents, newest first',
    method: 'GET',
    path: `${api}/incidents`,
    needs: ['list', 'Incident'],
    query: z.strictObject({ ...pageQuery.shape, state: z.enum(['open', 'closed']).optional() }),
    answer: pageOf(incidentView),
  }),
  getIncident: route({
    name: 'getIncident',
    tag: 'incidents',
    summary: 'One incident, its clock and what was reported',
    method: 'GET',
    path: `${api}/incidents/:id`,
    needs: ['read', 'Incident'],
    params: byId,
    answer: incidentView,
  }),
  openIncident: route({
    name: 'openIncident',
    tag: 'incidents',
    summary: 'Open an incident: its clock runs from awareness, its evidence is held',
    method: 'POST',
    path: `${api}/incidents`,
    needs: ['manage', 'Incident'],
    body: incidentInput,
    status: 201,
    answer: incidentView,
  }),
  reclassifyIncident: route({
    name: 'reclassifyIncident',
    tag: 'incidents',
    summary: 'Give an open incident another class: its clock follows, and the class before is kept',
    method: 'POST',
    path: `${api}/incidents/:id/class`,
    needs: ['manage', 'Incident'],
    params: byId,
    body: incidentReclassification,
    answer: incidentView,
  }),
  reportIncident: route({
    name: 'reportIncident',
    tag: 'incidents',
    summary: 'Record that a report was sent to the authority or the provider',
    method: 'POST',
    path: `${api}/incidents/:id/reports`,
    needs: ['manage', 'Incident'],
    params: byId,
    body: incidentReportInput,
    status: 201,
    answer: incidentView,
  }),
  closeIncident: route({
    name: 'closeIncident',
    tag: 'incidents',
    summary: 'Close an incident with its corrective action',
    method: 'POST',
    path: `${api}/incidents/:id/close`,
    needs: ['manage', 'Incident'],
    params: byId,
    body: incidentClosing,
    answer: incidentView,
  }),
} as const;
