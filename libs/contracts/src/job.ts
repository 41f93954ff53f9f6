import { z } from 'zod';
import { id } from './ids.js';

/** Payloads of machine jobs: ids only, the rows are the truth. */
export const checkJob = z.strictObject({ checkRun: id });
export type CheckJob = z.infer<typeof checkJob>;
export const reportJob = z.strictObject({ report: id });
export type ReportJob = z.infer<typeof reportJob>;
