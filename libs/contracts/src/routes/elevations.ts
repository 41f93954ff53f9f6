import { elevationInput, elevationQuery, elevationView } from '../elevation.js';
import { pageOf } from '../page.js';
import { defineRoute as route } from '../route-definition.js';
import { api, byId } from './api.js';

/** Roles for a time. */
export const elevationRoutes = {
  askElevation: route({
    name: 'askElevation',
    tag: 'access',
    summary: 'Ask for a role for some minutes; a second person approves',
    method: 'POST',
    path: `${api}/access/elevations`,
    needs: ['change-own', 'Profile'],
    body: elevationInput,
    status: 201,
    answer: elevationView,
  }),
  listElevations: route({
    name: 'listElevations',
    tag: 'access',
    summary: 'Roles for a time, newest first: my own, or all',
    method: 'GET',
    path: `${api}/access/elevations`,
    needs: ['read-own', 'Profile'],
    query: elevationQuery,
    answer: pageOf(elevationView),
  }),
  approveElevation: route({
    name: 'approveElevation',
    tag: 'access',
    summary: 'Approve what somebody else asks for; it holds from now on',
    method: 'POST',
    path: `${api}/access/elevations/:id/approve`,
    needs: ['approve', 'Elevation'],
    params: byId,
    answer: elevationView,
  }),
  endElevation: route({
    name: 'endElevation',
    tag: 'access',
    summary: 'End it, or what was asked for: by who asked, or who may approve',
    method: 'DELETE',
    path: `${api}/access/elevations/:id`,
    needs: ['change-own', 'Profile'],
    params: byId,
    answer: elevationView,
  }),
};
