import { z } from 'zod';
import { id } from '../ids.js';
import { pageOf, pageQuery } from '../page.js';
import { wordedFormat } from '../wording.js';
import { downloadLink, reportInput, reportView } from '../report.js';
import { reportRecipient, reportScheduleChange, reportScheduleInput, reportScheduleView } from '../report-schedule.js';
import { defineRoute as route } from '../route-definition.js';
import { api, byId } from './api.js';

const fileName = wordedFormat('file-name', /^[a-z0-9][a-z0-9.-]{0,99}$/, {
  en: 'must be a name that "files" of the report lists',
  'zh-TW': '須為報告「files」所列的名稱',
});

/** Reports. */
export const reportsRoutes = {
  requestReport: route({
    name: 'requestReport',
    tag: 'reports',
    summary: 'Ask for an audit report',
    method: 'POST',
    path: `${api}/reports`,
    needs: ['request', 'Report'],
    body: reportInput,
    status: 202,
    answer: reportView,
  }),
  listReports: route({
    name: 'listReports',
    tag: 'reports',
    summary: 'Reports, newest first',
    method: 'GET',
    path: `${api}/reports`,
    needs: ['list', 'Report'],
    query: pageQuery.extend({ mine: z.enum(['true', 'false']).default('false') }),
    answer: pageOf(reportView),
  }),
  getReport: route({
    name: 'getReport',
    tag: 'reports',
    summary: 'One report and its progress',
    method: 'GET',
    path: `${api}/reports/:id`,
    needs: ['read', 'Report'],
    params: byId,
    answer: reportView,
  }),
  getReportFile: route({
    name: 'getReportFile',
    tag: 'reports',
    summary: 'A file of a finished report',
    method: 'GET',
    path: `${api}/reports/:id/files/:name`,
    needs: ['read', 'Report'],
    params: z.strictObject({ id, name: fileName }),
    answer: z.string(),
    answerType: 'application/octet-stream',
  }),
  linkReportFile: route({
    name: 'linkReportFile',
    tag: 'reports',
    summary: 'A link to a file of a finished report that works without a credential for ten minutes',
    method: 'POST',
    path: `${api}/reports/:id/files/:name/link`,
    needs: ['read', 'Report'],
    params: z.strictObject({ id, name: fileName }),
    status: 201,
    answer: downloadLink,
  }),
  downloadByLink: route({
    name: 'downloadByLink',
    tag: 'reports',
    summary: 'The file that a link names',
    method: 'GET',
    path: `${api}/downloads`,
    needs: 'public',
    query: z.strictObject({ token: z.string().min(1).max(1000) }),
    answer: z.string(),
    answerType: 'application/octet-stream',
  }),
  addReportSchedule: route({
    name: 'addReportSchedule',
    tag: 'reports',
    summary: 'Have a report asked for of every week, month or quarter when it is over',
    method: 'POST',
    path: `${api}/report-schedules`,
    needs: ['request', 'Report'],
    body: reportScheduleInput,
    status: 201,
    answer: reportScheduleView,
  }),
  listReportSchedules: route({
    name: 'listReportSchedules',
    tag: 'reports',
    summary: 'Report schedules, newest first',
    method: 'GET',
    path: `${api}/report-schedules`,
    needs: ['list', 'Report'],
    query: pageQuery,
    answer: pageOf(reportScheduleView),
  }),
  changeReportSchedule: route({
    name: 'changeReportSchedule',
    tag: 'reports',
    summary: 'Pause a report schedule or let it go on',
    method: 'PATCH',
    path: `${api}/report-schedules/:id`,
    needs: ['request', 'Report'],
    params: byId,
    body: reportScheduleChange,
    answer: reportScheduleView,
  }),
  deleteReportSchedule: route({
    name: 'deleteReportSchedule',
    tag: 'reports',
    summary: 'End a report schedule; its reports stay',
    method: 'DELETE',
    path: `${api}/report-schedules/:id`,
    needs: ['request', 'Report'],
    params: byId,
    status: 204,
  }),
  listReportRecipients: route({
    name: 'listReportRecipients',
    tag: 'reports',
    summary: 'People who may read reports',
    method: 'GET',
    path: `${api}/report-recipients`,
    needs: ['request', 'Report'],
    answer: z.strictObject({ items: z.array(reportRecipient) }),
  }),
} as const;
