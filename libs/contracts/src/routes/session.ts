import { personView, profileChange, sessionView, signInInput } from '../identity.js';
import { pageOf, pageQuery } from '../page.js';
import { defineRoute as route } from '../route-definition.js';
import { openSessionView, revokedSessions } from '../session.js';
import { api, byId } from './api.js';

/** Signing in and out. */
export const sessionRoutes = {
  signIn: route({
    name: 'signIn',
    tag: 'session',
    summary: 'Sign in with e-mail and password',
    method: 'POST',
    path: `${api}/session`,
    needs: 'public',
    body: signInInput,
    status: 201,
    answer: sessionView,
  }),
  getSession: route({
    name: 'getSession',
    tag: 'session',
    summary: 'Who am I',
    method: 'GET',
    path: `${api}/session`,
    needs: ['read-own', 'Profile'],
    answer: sessionView,
  }),
  signOut: route({
    name: 'signOut',
    tag: 'session',
    summary: 'Sign out',
    method: 'DELETE',
    path: `${api}/session`,
    needs: ['read-own', 'Profile'],
    status: 204,
  }),
  changeProfile: route({
    name: 'changeProfile',
    tag: 'session',
    summary: 'Change my language or password',
    method: 'PATCH',
    path: `${api}/session/profile`,
    needs: ['change-own', 'Profile'],
    body: profileChange,
    answer: personView,
  }),
  listSessions: route({
    name: 'listSessions',
    tag: 'session',
    summary: 'Where I am signed in, newest first',
    method: 'GET',
    path: `${api}/sessions`,
    needs: ['read-own', 'Profile'],
    query: pageQuery,
    answer: pageOf(openSessionView),
  }),
  revokeSession: route({
    name: 'revokeSession',
    tag: 'session',
    summary: 'End one of my sessions',
    method: 'DELETE',
    path: `${api}/sessions/:id`,
    needs: ['change-own', 'Profile'],
    params: byId,
    status: 204,
  }),
  revokeOtherSessions: route({
    name: 'revokeOtherSessions',
    tag: 'session',
    summary: 'End all my sessions but this one',
    method: 'DELETE',
    path: `${api}/sessions`,
    needs: ['change-own', 'Profile'],
    answer: revokedSessions,
  }),
} as const;
