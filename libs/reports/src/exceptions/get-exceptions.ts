import type { Actor } from '@countersign/access';
import { exceptionKinds, type ExceptionOverview, type Language } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { CountMemory } from '../coverage/count-memory.js';
import { exceptionWords } from '../content/exceptions.js';
import { exceptionalActs } from './exceptional-acts.js';
import { exceptionsAsked, type ExceptionsQuery } from './exceptions-asked.js';

interface Row {
  day: string;
  kind: string | null;
  acts: number;
  decisions: number;
}

// One row a day and kind; with no kind, the day as a whole.
const counted = `
with act as (select *, (at at time zone $6)::date as day from (${exceptionalActs}) one)
select act.day::text as day, null as kind, count(*) filter (where cardinality(kinds) > 0)::int as acts,
  count(*) filter (where outcome is not null)::int as decisions
from act group by act.day
union all
select act.day::text, kind, count(*)::int, 0 from act, unnest(kinds) kind group by act.day, kind`;

/** How many exceptions of each kind there were, and on which days, out of how many decisions. */
export async function getExceptions(
  tx: Tx,
  actor: Actor,
  query: ExceptionsQuery,
  language: Language,
  { now = new Date(), memory = null }: { now?: Date; memory?: CountMemory | null } = {},
): Promise<ExceptionOverview> {
  const { calendar, values } = await exceptionsAsked(tx, actor, query, now);
  const parameters = [...values, query.timeZone];
  const count = (own: Tx): Promise<Row[]> => own.query<Row>(counted, parameters);
  // From the begin of a day on: the key of a day is the same until it is over.
  const { value: rows, at } = memory
    ? await memory.count(tx, JSON.stringify(['exceptions', ...parameters]), now, count)
    : { value: await count(tx), at: now };
  const byDay = new Map(rows.flatMap((row) => (row.kind === null ? [[row.day, row] as const] : [])));
  return {
    timeZone: query.timeZone,
    countedAt: at.toISOString(),
    from: (calendar[0]?.begins ?? now).toISOString(),
    decisions: [...byDay.values()].reduce((sum, { decisions }) => sum + decisions, 0),
    kinds: exceptionKinds.map((kind) => ({
      kind,
      label: exceptionWords[kind].label[language],
      meaning: exceptionWords[kind].meaning[language],
      count: rows.reduce((sum, row) => (row.kind === kind ? sum + row.acts : sum), 0),
    })),
    days: calendar.map(({ day }) => {
      const { decisions = 0, acts = 0 } = byDay.get(day) ?? {};
      return { day, decisions, exceptions: acts };
    }),
  };
}
