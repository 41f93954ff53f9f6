import { authorize, type Actor } from '@countersign/access';
import { exceptionKinds, type ExceptionOverview, type Language } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { coveredSystems } from '../compute-coverage.js';
import { exceptionWords } from '../content/exceptions.js';
import { exceptionalActs } from './exceptional-acts.js';

/** Which exceptions: of the last days by the calendar of a time zone, of one AI system or all that the actor may see. */
export interface ExceptionsQuery {
  system: string | null;
  days: number;
  timeZone: string;
}

interface Row {
  day: string;
  kind: string | null;
  acts: number;
  decisions: number;
}

const begin = `
select (((($1::timestamptz at time zone $2)::date - ($3::int - 1))::timestamp) at time zone $2) as begins`;

// One row a day and kind; with no kind, the day as a whole.
const counted = `
with act as (select *, (at at time zone $3)::date as day from (${exceptionalActs}) one)
select act.day::text as day, null as kind, count(*) filter (where cardinality(kinds) > 0)::int as acts,
  count(*) filter (where outcome is not null)::int as decisions
from act group by act.day
union all
select act.day::text, kind, count(*)::int, 0 from act, unnest(kinds) kind group by act.day, kind`;

/** When the days of a query begin. */
export async function beginOf(tx: Tx, { days, timeZone }: ExceptionsQuery, now: Date): Promise<Date> {
  const [row] = await tx.query<{ begins: Date }>(begin, [now, timeZone, days]);
  return row?.begins ?? now;
}

const dayMs = 86_400_000;

/** How many exceptions of each kind there were, and on which days, out of how many decisions. */
export async function getExceptions(
  tx: Tx,
  actor: Actor,
  query: ExceptionsQuery,
  language: Language,
  now = new Date(),
): Promise<ExceptionOverview> {
  authorize(actor, 'read', 'Coverage');
  const systems = await coveredSystems(tx, actor, query.system);
  const from = await beginOf(tx, query, now);
  const rows = await tx.query<Row>(counted, [from, systems, query.timeZone]);
  const byDay = new Map(rows.flatMap((row) => (row.kind === null ? [[row.day, row] as const] : [])));
  const today = Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone: query.timeZone }).format(now));
  return {
    timeZone: query.timeZone,
    from: from.toISOString(),
    decisions: [...byDay.values()].reduce((sum, { decisions }) => sum + decisions, 0),
    kinds: exceptionKinds.map((kind) => ({
      kind,
      label: exceptionWords[kind].label[language],
      meaning: exceptionWords[kind].meaning[language],
      count: rows.reduce((sum, row) => (row.kind === kind ? sum + row.acts : sum), 0),
    })),
    days: Array.from({ length: query.days }, (_, index) => {
      const day = new Date(today - (query.days - 1 - index) * dayMs).toISOString().slice(0, 10);
      const { decisions = 0, acts = 0 } = byDay.get(day) ?? {};
      return { day, decisions, exceptions: acts };
    }),
  };
}
