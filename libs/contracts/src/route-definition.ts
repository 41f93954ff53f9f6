import { z } from 'zod';

/** Acts that the rules file (libs/access) grants or refuses. */
export const actions = [
  'submit',
  'withdraw',
  'read',
  'list',
  'claim',
  'decide',
  'comment',
  'contest',
  'verify',
  'request',
  'sign',
  'draft',
  'approve',
  'stop',
  'resume',
  'lead',
  'oversee',
  'manage',
  'read-own',
  'change-own',
] as const;
export type Action = (typeof actions)[number];

/** Things that acts are done to. */
export const subjectTypes = [
  'Submission',
  'Blob',
  'Review',
  'Receipt',
  'Catalog',
  'AuditEntry',
  'Report',
  'Coverage',
  'Attestation',
  'Incident',
  'Person',
  'Key',
  'System',
  'Policy',
  'CheckRun',
  'Fleet',
  'Profile',
  'Hold',
  'ScheduleMapping',
  'Stop',
  'GoldItem',
  'ReviewerQuality',
  'SecondReview',
  'TrainingExport',
  'Elevation',
] as const;
export type SubjectType = (typeof subjectTypes)[number];

/** One HTTP operation of the public contract: its schemas, who may ask for it, and what it answers. */
export interface RouteDefinition<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
> {
  name: string;
  tag: string;
  summary: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the host with `:name` parameters. */
  path: string;
  /** The right it takes; 'public' needs no credential. */
  needs: readonly [Action, SubjectType] | 'public';
  params: P;
  query: Q;
  body: B | null;
  /** Media type of the body when it is not JSON; the handler then reads the stream itself. */
  bodyType?: string;
  status: number;
  answer: z.ZodType | null;
  /** Other statuses that mean success, with what they answer (null: nothing) and when. */
  also?: Readonly<Record<number, { answer: z.ZodType | null; when: string }>>;
  /** Whether callers may name it with `Idempotency-Key`, so that sending it again does nothing twice. */
  idempotent?: true;
  /** Media type of the answer when it is not JSON. */
  answerType?: string;
}

/** The parsed input of a route. */
export interface RouteInput<R extends RouteDefinition> {
  params: z.output<R['params']>;
  query: z.output<R['query']>;
  body: [z.output<NonNullable<R['body']>>] extends [never] ? null : z.output<NonNullable<R['body']>>;
}

const nothing = z.strictObject({});
type Nothing = typeof nothing;

interface RouteSketch<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> extends Omit<
  RouteDefinition<P, Q, B>,
  'params' | 'query' | 'body' | 'status' | 'answer'
> {
  params?: P;
  query?: Q;
  body?: B;
  status?: number;
  answer?: z.ZodType;
}

/** Fills in what a route leaves out: no parameters, no query, no body, status 200, no answer. */
export function defineRoute<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = z.ZodNever,
>(sketch: RouteSketch<P, Q, B>): RouteDefinition<P, Q, B> {
  return {
    status: 200,
    ...sketch,
    params: sketch.params ?? (nothing as unknown as P),
    query: sketch.query ?? (nothing as unknown as Q),
    body: sketch.body ?? null,
    answer: sketch.answer ?? null,
  };
}
