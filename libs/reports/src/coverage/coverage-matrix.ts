import { authorize, type Actor } from '@countersign/access';
import type { CoverageMatrix, CoverageView, Verdict } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { rollUp, type RequirementPack } from '@countersign/requirements';
import { coverageOf, coveredSystems, earliest, packsAsked, type CoverageQuery } from '../compute-coverage.js';
import type { Grounds } from '../counts/scope.js';
import type { KnownCounts } from './rule-counter.js';

type Column = CoverageMatrix['columns'][number];
type Row = Omit<CoverageMatrix['rows'][number], 'cells'>;

/** Months in the matrix over time: the last five that ended, and the moment asked for. */
const months = 6;
/** AI systems in one matrix; more would not be read side by side. */
const mostSystems = 50;

/** The last moment of the months before, each a moment of the law of its day, and the moment itself. */
function monthColumns(at: Date, system: string | null): Column[] {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  return Array.from({ length: months }, (_, index) => {
    const isLast = index === months - 1;
    const moment = isLast ? at : new Date(Date.UTC(year, month - (months - 2 - index)) - 1);
    const label = moment.toISOString().slice(0, 7);
    return { key: label, label, at: moment.toISOString(), system };
  });
}

/** A column an AI system that there was, and one more than are shown where there are more. */
async function systemColumns(tx: Tx, slugs: readonly string[] | null, at: Date): Promise<Column[]> {
  const rows = await tx.query<{ slug: string; name: string }>(
    `select slug, name from ai_system
     where created_at < $3 and ($1::text[] is null or slug = any($1)) order by slug limit $2`,
    [slugs, mostSystems + 1, at],
  );
  return rows.map(({ slug, name }) => ({ key: slug, label: name, at: at.toISOString(), system: slug }));
}

function rowsOf(views: readonly CoverageView[][]): CoverageMatrix['rows'] {
  const rows = new Map<string, Row>();
  const cells = views.map((packs) => {
    const column = new Map<string, Verdict>();
    for (const { pack, requirements } of packs) {
      for (const { id, framework, parent, family, title, verdict } of requirements) {
        column.set(id, verdict);
        rows.set(id, { id, pack: pack.id, framework, parent, family: family.id, title });
      }
    }
    return column;
  });
  return [...rows.values()].map((row) => ({ ...row, cells: cells.map((column) => column.get(row.id) ?? null) }));
}

/** Each family once, with the weakest verdict of its rows in each column; null where none of them was law. */
function familiesOf(views: readonly CoverageView[][], rows: CoverageMatrix['rows']): CoverageMatrix['families'] {
  const titles = new Map(
    views.flat().flatMap(({ requirements }) => requirements.map(({ family: { id, title } }) => [id, title])),
  );
  const firsts = rows.filter(({ family }, index) => rows.findIndex((row) => row.family === family) === index);
  return firsts.map(({ family: id, pack, framework }) => {
    const members = rows.filter(({ family }) => family === id);
    const cells = views.map((_, column) => {
      const verdicts = members.flatMap(({ cells }) => cells[column] ?? []);
      return verdicts.length === 0 ? null : rollUp(verdicts);
    });
    return { id, title: titles.get(id) ?? id, pack, framework, cells };
  });
}

/**
 * Verdicts side by side: a row a requirement, a column an AI system at a moment, or a month of all systems or of one. Each
 * column is by the law of its day; a requirement that was not law then has no verdict in it. Groups, articles and sections
 * sum their rows up.
 */
export async function coverageMatrix(
  tx: Tx,
  actor: Actor,
  { by, ...query }: CoverageQuery & { by: CoverageMatrix['by'] },
  packs: readonly RequirementPack[],
  grounds: Grounds,
): Promise<CoverageMatrix> {
  authorize(actor, 'read', 'Coverage');
  const { system, at, language } = query;
  const allowed = await coveredSystems(tx, actor, system);
  const asked = packsAsked(packs, query.pack);
  const found = by === 'month' ? monthColumns(at, system) : await systemColumns(tx, allowed, at);
  const columns = found.slice(0, mostSystems);
  const known: KnownCounts = new Map();
  const views: CoverageView[][] = [];
  const counted: Date[] = [];
  for (const column of columns) {
    const systems = column.system === null ? allowed : [column.system];
    const moment = new Date(column.at);
    const coverage = await coverageOf(tx, { systems, at: moment, language }, asked, grounds, known);
    views.push(coverage.views);
    if (moment.getTime() === at.getTime()) counted.push(coverage.countedAt);
  }
  const rows = rowsOf(views);
  const families = familiesOf(views, rows);
  return {
    by,
    at: at.toISOString(),
    countedAt: earliest(at, counted).toISOString(),
    system,
    columns,
    more: found.length > columns.length,
    families,
    rows,
  };
}
