import {
  faultIn,
  incidentInput,
  parseInput,
  preferredLanguage,
  personChange,
  personInput,
  systemChange,
  systemInput,
  type Competence,
  type Page,
} from '@countersign/contracts';
import type { RaRecord } from 'react-admin';
import { z } from 'zod';
import { call } from './call.js';
import { ProblemError } from './problem-error.js';
import { sessionStore } from './session-store.js';

interface ListQuery {
  limit: number;
  after: string | undefined;
  signal?: AbortSignal;
  [filter: string]: unknown;
}

/** How the records of one react-admin resource are read and written. */
interface ResourceSource {
  list: (query: ListQuery) => Promise<Page<RaRecord>>;
  one?: (id: string) => Promise<RaRecord>;
  create?: (data: object) => Promise<RaRecord>;
  change?: (id: string, data: object, before: object) => Promise<RaRecord>;
}

type PagedRoute =
  | 'listQueue'
  | 'listSubmissions'
  | 'listEntries'
  | 'listReports'
  | 'listReportSchedules'
  | 'listSystems'
  | 'listPeople'
  | 'listKeys'
  | 'listAttestations'
  | 'listIncidents'
  | 'listPolicyDrafts';

const listOf =
  (name: PagedRoute) =>
  ({ signal, ...query }: ListQuery): Promise<Page<RaRecord>> =>
    call(name, { query, ...(signal ? { signal } : {}) });

/** The fields of `data` that differ from `before` and that the schema knows: a PATCH sends nothing else. */
function changed<T extends z.ZodObject>(schema: T, data: object, before: object): z.input<T> {
  const old = new Map(Object.entries(before));
  const fields = Object.entries(data).filter(
    ([key, value]) => key in schema.shape && value !== '' && JSON.stringify(value) !== JSON.stringify(old.get(key)),
  );
  return Object.fromEntries(fields) as z.input<T>;
}

/** What a form holds, by the schema that the server parses it with; its faults are shown beside their fields. */
function checked<T extends z.ZodType>(schema: T, data: object): z.output<T> {
  const parsed = parseInput(schema, data);
  if (parsed.success) return parsed.data;
  const errors = parsed.faults.map((fault) => faultIn(fault, preferredLanguage(sessionStore.language())));
  const detail = errors.map((fault) => `${fault.pointer}: ${fault.detail}`).join('; ');
  throw new ProblemError({ title: detail, status: 422, detail, code: 'invalid-body', errors });
}

/** An incident as its form holds it: local times, and ids one a line. */
function incidentOf(data: object): object {
  const { awareAt, occurredAt, submissions, ...others } = data as Record<string, unknown>;
  const instant = (value: unknown) =>
    value === undefined || value === null || value === '' ? undefined : new Date(value as string).toISOString();
  const ids = String(submissions ?? '').split(/\s+/);
  const happened = instant(occurredAt);
  return {
    ...others,
    awareAt: instant(awareAt),
    ...(happened === undefined ? {} : { occurredAt: happened }),
    submissions: ids.filter((id) => id !== ''),
  };
}

interface CompetenceRow {
  competence?: string | null;
  from?: string | null;
  until?: string | null;
}

/** A person's competences as rows of a form: each with its days, which may be open. */
function competenceRows(person: object): CompetenceRow[] {
  const { competences = [] } = person as { competences?: Competence[] };
  return competences.map((held) => (typeof held === 'string' ? { competence: held } : held));
}

/** A person as the form holds them: a competence without days is its name alone. */
function personOf(data: object): object {
  const { competences, languages, ...rest } = data as { competences?: CompetenceRow[]; languages?: string[] };
  const others = languages === undefined ? rest : { ...rest, languages: languages.filter((tag) => tag !== '') };
  if (competences === undefined) return others;
  const given = competences.flatMap(({ competence, from, until }) => {
    if (!competence) return [];
    return [from || until ? { competence, from: from || null, until: until || null } : competence];
  });
  return { ...others, competences: given };
}

/** Every resource of the console by its react-admin name. */
export const sources: Record<string, ResourceSource> = {
  queue: { list: listOf('listQueue') },
  submissions: {
    list: listOf('listSubmissions'),
    one: (id) => call('getSubmission', { params: { id } }),
  },
  entries: { list: listOf('listEntries'), one: (id) => call('getEntry', { params: { id } }) },
  reports: {
    list: listOf('listReports'),
    one: (id) => call('getReport', { params: { id } }),
  },
  'report-schedules': { list: listOf('listReportSchedules') },
  systems: {
    list: listOf('listSystems'),
    create: (data) => call('registerSystem', { body: checked(systemInput, data) }),
    change: (id, data, before) => call('changeSystem', { params: { id }, body: changed(systemChange, data, before) }),
  },
  people: {
    list: async (query) => {
      const page = await listOf('listPeople')(query);
      return { ...page, items: page.items.map((person) => ({ ...person, competences: competenceRows(person) })) };
    },
    create: (data) => call('addPerson', { body: checked(personInput, personOf(data)) }),
    change: (id, data, before) =>
      call('changePerson', { params: { id }, body: changed(personChange, personOf(data), personOf(before)) }),
  },
  keys: { list: listOf('listKeys') },
  'policy-drafts': { list: listOf('listPolicyDrafts') },
  'policy-versions': {
    list: async ({ signal, ...query }) => {
      const page = await call('listPolicyVersions', { query, ...(signal ? { signal } : {}) });
      return { ...page, items: page.items.map((version) => ({ ...version, id: version.digest })) };
    },
  },
  attestations: { list: listOf('listAttestations') },
  incidents: {
    list: listOf('listIncidents'),
    one: (id) => call('getIncident', { params: { id } }),
    create: (data) => call('openIncident', { body: checked(incidentInput, incidentOf(data)) }),
  },
};
