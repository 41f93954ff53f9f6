import { pageOf } from '../page.js';
import { exceptionInput, exceptionQuery, exceptionView, waivableView } from '../policy-exception.js';
import { defineRoute as route } from '../route-definition.js';
import { api, byId } from './api.js';

/** Exceptions to single rules of the policy: asked for by one person, approved by another. */
export const policyExceptionRoutes = {
  listPolicyExceptions: route({
    name: 'listPolicyExceptions',
    tag: 'policies',
    summary: 'Policy exceptions, newest first',
    method: 'GET',
    path: `${api}/policies/exceptions`,
    needs: ['read', 'Policy'],
    query: exceptionQuery,
    answer: pageOf(exceptionView),
  }),
  getWaivableRules: route({
    name: 'getWaivableRules',
    tag: 'policies',
    summary: 'The rules that the policy in force lets be waived, and for how long',
    method: 'GET',
    path: `${api}/policies/waivable-rules`,
    needs: ['read', 'Policy'],
    answer: waivableView,
  }),
  requestPolicyException: route({
    name: 'requestPolicyException',
    tag: 'policies',
    summary: 'Ask for a rule to be waived for an AI system; a second person approves',
    method: 'POST',
    path: `${api}/policies/exceptions`,
    needs: ['draft', 'Policy'],
    body: exceptionInput,
    status: 201,
    answer: exceptionView,
  }),
  approvePolicyException: route({
    name: 'approvePolicyException',
    tag: 'policies',
    summary: 'Approve what somebody else asks for; it stands from now on',
    method: 'POST',
    path: `${api}/policies/exceptions/:id/approval`,
    needs: ['approve', 'Policy'],
    params: byId,
    answer: exceptionView,
  }),
  endPolicyException: route({
    name: 'endPolicyException',
    tag: 'policies',
    summary: 'End it before its time, or take back what was asked for',
    method: 'POST',
    path: `${api}/policies/exceptions/:id/end`,
    needs: ['withdraw', 'Policy'],
    params: byId,
    answer: exceptionView,
  }),
};
