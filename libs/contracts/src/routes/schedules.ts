import { defineRoute as route } from '../route-definition.js';
import { scheduleAnalysisView, whyNotInput, whyNotView } from '../schedule-question.js';
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
