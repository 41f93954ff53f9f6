import { z } from 'zod';
import { id } from '../ids.js';
import { pageOf, pageQuery } from '../page.js';
import { defineRoute as route } from '../route-definition.js';
import { trainingExportInput, trainingExportView } from '../training-export.js';
import { api, byId } from './api.js';

/** What people decided, as files that fine-tuning reads. */
export const trainingExportsRoutes = {
  requestTrainingExport: route({
    name: 'requestTrainingExport',
    tag: 'quality',
    summary: 'Ask for decided outputs as JSON Lines for fine-tuning; only of AI systems that consent',
    method: 'POST',
    path: `${api}/quality/exports`,
    needs: ['request', 'TrainingExport'],
    body: trainingExportInput,
    status: 202,
    answer: trainingExportView,
  }),
  listTrainingExports: route({
    name: 'listTrainingExports',
    tag: 'quality',
    summary: 'Training exports, newest first',
    method: 'GET',
    path: `${api}/quality/exports`,
    needs: ['list', 'TrainingExport'],
    query: pageQuery,
    answer: pageOf(trainingExportView),
  }),
  getTrainingExport: route({
    name: 'getTrainingExport',
    tag: 'quality',
    summary: 'One training export, how many lines it has, and what was left out why',
    method: 'GET',
    path: `${api}/quality/exports/:id`,
    needs: ['read', 'TrainingExport'],
    params: byId,
    answer: trainingExportView,
  }),
  getTrainingExportFile: route({
    name: 'getTrainingExportFile',
    tag: 'quality',
    summary: 'A file of a finished training export',
    method: 'GET',
    path: `${api}/quality/exports/:id/files/:name`,
    needs: ['read', 'TrainingExport'],
    params: z.strictObject({ id, name: z.string().max(100) }),
    answer: z.string(),
    answerType: 'application/octet-stream',
  }),
} as const;
