import { defineRoute as route } from '../route-definition.js';
import { scheduleAnalysisView, whatIfInput, whatIfView, whyNotInput, whyNotView } from '../schedule-question.js';
import { api, byId } from './api.js';

/** What can be asked about a schedule that was handed in; nothing of it is changed. */
export const schedulesRoutes = {
  analyseSchedule: route({
    name: 'analyseSchedule',
    tag: 'schedules',
    summary: 'All that is computed about a schedule or roster: figures, claims, violations, causes, loads, fairness',
    method: 'GET',
    path: `${api}/submissions/:id/schedule-analysis`,
    needs: ['read', 'Submission'],
    params: byId,
    answer: scheduleAnalysisView,
  }),
  askWhatIf: route({
    name: 'askWhatIf',
    tag: 'schedules',
    summary: 'What changes would come to, recomputed; the submission stays as it is',
    method: 'POST',
    path: `${api}/submissions/:id/what-if`,
    needs: ['read', 'Submission'],
    params: byId,
    body: whatIfInput,
    answer: whatIfView,
  }),
  askWhyNot: route({
    name: 'askWhyNot',
    tag: 'schedules',
    summary: 'Why one operation does not go before another, and what it would cost',
    method: 'POST',
    path: `${api}/submissions/:id/why-not`,
    needs: ['read', 'Submission'],
    params: byId,
    body: whyNotInput,
    answer: whyNotView,
  }),
};
