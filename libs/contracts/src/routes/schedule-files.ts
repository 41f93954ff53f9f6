import { z } from 'zod';
import { digest, slug } from '../ids.js';
import { language } from '../localized-text.js';
import { defineRoute as route } from '../route-definition.js';
import {
  scheduleFileView,
  scheduleKind,
  scheduleMappingInput,
  scheduleMappingView,
  scheduleTableView,
  scheduleTemplateName,
} from '../schedule-file.js';
import { api } from './api.js';

/** An AI system by its short name or its id. */
const ofSystem = z.strictObject({ id: slug });

const templateList = z
  .strictObject({
    templates: z.array(scheduleTemplateName),
    kinds: z.array(z.strictObject({ kind: scheduleKind, tables: z.array(scheduleTableView) })),
  })
  .meta({ id: 'ScheduleTemplates' });

/** Schedules as files: reading them, templates, and how the columns of an AI system's files are mapped. */
export const scheduleFilesRoutes = {
  readScheduleFiles: route({
    name: 'readScheduleFiles',
    tag: 'schedule files',
    summary: 'Read schedule files and name every fault by sheet, row and column; stores nothing',
    method: 'POST',
    path: `${api}/schedule-files/read`,
    needs: ['submit', 'Submission'],
    bodyType: 'multipart/form-data',
    answer: scheduleFileView,
  }),
  listScheduleTemplates: route({
    name: 'listScheduleTemplates',
    tag: 'schedule files',
    summary: 'Templates, and the tables and columns that a schedule file may hold',
    method: 'GET',
    path: `${api}/schedule-templates`,
    needs: ['read', 'Catalog'],
    answer: templateList,
  }),
  getScheduleTemplate: route({
    name: 'getScheduleTemplate',
    tag: 'schedule files',
    summary: 'A template with an example: a workbook, or CSV files in an archive',
    method: 'GET',
    path: `${api}/schedule-templates/:kind`,
    needs: ['read', 'Catalog'],
    params: z.strictObject({ kind: scheduleTemplateName }),
    query: z.strictObject({ language: language.optional() }),
    answer: z.string(),
    answerType: 'application/octet-stream',
  }),
  listScheduleMappings: route({
    name: 'listScheduleMappings',
    tag: 'schedule files',
    summary: 'Column mappings that are remembered for an AI system, newest first',
    method: 'GET',
    path: `${api}/systems/:id/schedule-mappings`,
    needs: ['list', 'ScheduleMapping'],
    params: ofSystem,
    answer: z.strictObject({ items: z.array(scheduleMappingView) }),
  }),
  rememberScheduleMapping: route({
    name: 'rememberScheduleMapping',
    tag: 'schedule files',
    summary: 'Remember how files with these headings are read for an AI system',
    method: 'PUT',
    path: `${api}/systems/:id/schedule-mappings`,
    needs: ['submit', 'ScheduleMapping'],
    params: ofSystem,
    body: scheduleMappingInput,
    answer: scheduleMappingView,
  }),
  forgetScheduleMapping: route({
    name: 'forgetScheduleMapping',
    tag: 'schedule files',
    summary: 'Forget a remembered column mapping',
    method: 'DELETE',
    path: `${api}/systems/:id/schedule-mappings`,
    needs: ['withdraw', 'ScheduleMapping'],
    params: ofSystem,
    query: z.strictObject({ signature: digest }),
    answer: scheduleMappingView,
  }),
} as const;
