import { authorize, isAllowed, systemsAllowed, type Actor } from '@countersign/access';
import { noteRead } from '@countersign/audit';
import { notFound, type Page, type RuleRecord } from '@countersign/contracts';
import { decodeCursor, encodeCursor, type Tx } from '@countersign/database';
import { before, evidencePlan, lawOn, type RequirementPack } from '@countersign/requirements';
import { coveredSystems, dayOf } from '../compute-coverage.js';
import { membersOf } from '../counts/members-of.js';
import { Parameters, type Grounds } from '../counts/scope.js';
import { scopeOf, systemsInScope } from '../counts/systems-in-scope.js';
import { sinceOf } from './rule-counter.js';

/** Which rule's records, those that meet it (`yes`), do not (`no`), could not be looked at (`unknown`), or all. */
export interface RecordsQuery {
  system: string | null;
  at: Date;
  requirement: string;
  rule: string;
  met: 'yes' | 'no' | 'unknown' | null;
  limit: number;
  after?: string | undefined;
}

interface Row {
  id: string;
  entry: string | null;
  time: string;
  at: Date;
  met: boolean | null;
}

const wanted = { yes: 'met', no: 'not met', unknown: 'met is null' } as const;

function planOf(packs: readonly RequirementPack[], { requirement: id, rule, at }: RecordsQuery) {
  for (const pack of packs) {
    const law = lawOn(pack, dayOf(at));
    const requirement = law.requirements.find((item) => item.id === id);
    const plan = requirement && evidencePlan(law, requirement).find((item) => item.rule.id === rule);
    if (plan) return { requirement, plan, window: law.defaults.window };
  }
  throw notFound({ en: 'Rule', 'zh-TW': '規則' }, `${id} ${rule}`);
}

/** Whether the actor may see how single people review who decide on outputs of these AI systems (slugs). */
function seesReviewers(actor: Actor, slugs: readonly string[]): boolean {
  if (!isAllowed(actor, 'read', 'ReviewerQuality')) return false;
  const allowed = systemsAllowed(actor, 'read', 'ReviewerQuality');
  return allowed === null || slugs.every((slug) => allowed.includes(slug));
}

/** Reviewers as numbers, with nothing but whether each meets it: no name, no time, no order that would tell who is who. */
const withoutNames = (text: string, at: string): string =>
  `select lpad((row_number() over (order by met))::text, 4, '0') as id, null::uuid as entry, ${at}::timestamptz as at, met
   from (${text}) reviewer`;

/**
 * The records that a rule of a requirement counts, newest first; empty where the rule cannot be measured or binds no system.
 * Reviewers are named to those alone who may see how they review, which is recorded as a read of that. Throws `not-found` for a rule that no pack holds on that day.
 */
export async function listRuleRecords(
  tx: Tx,
  actor: Actor,
  query: RecordsQuery,
  packs: readonly RequirementPack[],
  grounds: Grounds,
): Promise<Page<RuleRecord>> {
  authorize(actor, 'read', 'Coverage');
  const slugs = await coveredSystems(tx, actor, query.system);
  const { requirement, plan, window } = planOf(packs, query);
  const { at, limit, after } = query;
  const { value: systems } = await systemsInScope(tx, slugs, { from: before(at, window), to: at });
  const scope = scopeOf(requirement, systems, dayOf(at));
  if (plan.measurement === null || scope.systems.length === 0) return { items: [], next: null };
  const parameters = new Parameters();
  const period = { systems: scope.systems, from: sinceOf(plan, { at }), to: at };
  const { of, text } = membersOf(period, plan.measurement, grounds, parameters);
  const concerned = systems.filter(({ id }) => scope.systems.includes(id)).map(({ slug }) => slug);
  const isNameless = of === 'reviewer' && !seesReviewers(actor, concerned);
  const members = isNameless ? withoutNames(text, parameters.add(at)) : text;
  const [time, id] = after === undefined ? [null, null] : decodeCursor(after, 'instant', 'word');
  const [timeOfLast, idOfLast] = [`${parameters.add(time)}::timestamptz`, `${parameters.add(id)}::text`];
  const rows = await tx.query<Row>(
    `select id, entry, at::text as time, at, met from (${members}) member
     where ${query.met === null ? 'true' : wanted[query.met]}
       and (${timeOfLast} is null or (at, id) < (${timeOfLast}, ${idOfLast}))
     order by at desc, id desc limit ${parameters.add(limit + 1)}`,
    parameters.values,
  );
  const shown = rows.slice(0, limit);
  if (of === 'reviewer' && !isNameless && shown.length > 0) await noteRead(tx, actor, { what: 'reviewers-quality' });
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({ kind: of, id: row.id, entry: row.entry, at: row.at.toISOString(), met: row.met })),
    next: rows.length > limit && last ? encodeCursor([last.time, last.id]) : null,
  };
}
