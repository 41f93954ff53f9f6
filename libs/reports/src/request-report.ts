import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { ProductError, type ReportInput, type ReportView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { getReport } from './get-report.js';
import { renderers } from './renderers.js';
import { reportableSystems } from './reportable-systems.js';

function unknownFormat(formats: readonly string[]): ProductError {
  const known = [...renderers.keys()].join(', ');
  const errors = formats.flatMap((format, index) =>
    renderers.has(format)
      ? []
      : [
          {
            pointer: `/formats/${index}`,
            code: 'unknown-format',
            detail: { en: `"${format}" is none of ${known}.`, 'zh-TW': `「${format}」不在可用格式之列：${known}。` },
          },
        ],
  );
  return new ProductError(
    'invalid-body',
    { en: `A report can be had as ${known}.`, 'zh-TW': `報告可用的格式為：${known}。` },
    { errors },
  );
}

function unknownSystem(systems: readonly string[], known: ReadonlySet<string>): ProductError {
  const errors = systems.flatMap((slug, index) =>
    known.has(slug)
      ? []
      : [
          {
            pointer: `/systems/${index}`,
            code: 'unknown-system',
            detail: { en: `There is no AI system "${slug}" for you.`, 'zh-TW': `沒有您可使用的 AI 系統「${slug}」。` },
          },
        ],
  );
  return new ProductError(
    'invalid-body',
    {
      en: 'An AI system in "systems" does not exist, or you may not have a report on it.',
      'zh-TW': '"systems" 中有不存在的 AI 系統，或您沒有其報告的權限。',
    },
    { errors },
  );
}

/** The formats asked for, each once; throws `invalid-body` where one is unknown. */
export function acceptedFormats(asked: readonly string[]): string[] {
  if (asked.some((format) => !renderers.has(format))) throw unknownFormat(asked);
  return [...new Set(asked)];
}

/** The systems of a report: those asked for, or all that the actor may have one on. Throws `invalid-body` for others. */
export async function acceptedSystems(tx: Tx, actor: Actor, asked: readonly string[]): Promise<string[]> {
  const allowed = reportableSystems(actor);
  if (asked.length === 0) return allowed ?? [];
  const rows = await tx.query<{ slug: string }>(
    'select slug from ai_system where slug = any($1) and ($2::text[] is null or slug = any($2))',
    [asked, allowed],
  );
  const known = new Set(rows.map(({ slug }) => slug));
  if (asked.some((slug) => !known.has(slug))) throw unknownSystem(asked, known);
  return [...new Set(asked)];
}

/** Asks for a report; a worker builds it. Refuses unknown formats, and AI systems that the actor may not see. */
export async function requestReport(tx: Tx, actor: Actor, input: ReportInput, now = new Date()): Promise<ReportView> {
  authorize(actor, 'request', 'Report');
  const formats = acceptedFormats(input.formats);
  const systems = await acceptedSystems(tx, actor, input.systems);
  const payload = await insertReport(tx, actor, { ...input, systems, formats }, { schedule: null, now });
  await appendEntry(tx, actor, { action: 'report.requested', subject: payload.report, payload }, now);
  return getReport(tx, actor, payload.report);
}

/** Stores a report whose formats and AI systems were accepted, for a schedule where one asks for it; answers what the log is to say. */
export async function insertReport(
  tx: Tx,
  actor: Actor,
  input: ReportInput,
  { schedule, now }: { schedule: string | null; now: Date },
): Promise<{ report: string } & Pick<ReportInput, 'from' | 'to' | 'systems' | 'formats'> & { schedule?: string }> {
  const id = newId();
  await tx.execute(
    `insert into report (id, kind, state, input, requested_by_kind, requested_by, schedule_id, created_at)
     values ($1, $2, 'pending', $3, $4, $5, $6, $7)`,
    [id, input.kind, JSON.stringify(input), actor.kind, actor.id, schedule, now],
  );
  const { from, to, systems, formats } = input;
  return { report: id, from, to, systems, formats, ...(schedule === null ? {} : { schedule }) };
}
