import { z } from 'zod';
import { id } from '../ids.js';
import { pageOf, pageQuery } from '../page.js';
import { wordedFormat } from '../wording.js';
import { reportInput, reportView } from '../report.js';
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
    query: pageQuery,
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
} as const;
