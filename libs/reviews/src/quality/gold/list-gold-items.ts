import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import { notFound, type GoldItemView, type Modality, type Page } from '@countersign/contracts';
import { decodeCursor, encodeCursor, type Tx } from '@countersign/database';

interface GoldRow {
  id: string;
  submission_id: string;
  title: string;
  system: string;
  modality: Modality;
  outcome: GoldItemView['outcome'];
  reasons: string[];
  planted: boolean;
  verdict_right: boolean;
  shown: number;
  decided: number;
  right: number;
  added_at: Date;
  retired_at: Date | null;
}

const items = `
select g.id, g.submission_id, o.title, y.slug as system, o.modality, g.outcome, g.reasons, g.planted is not null as planted,
  g.verdict_right, g.added_at, g.retired_at, coalesce(w.shown, 0)::int as shown, coalesce(w.decided, 0)::int as decided,
  coalesce(w.hits, 0)::int as right
from gold_item g join submission o on o.id = g.submission_id join ai_system y on y.id = o.system_id
left join lateral (
  select count(distinct w.submission_id) as shown, count(d.id) as decided,
    count(d.id) filter (where (d.outcome = 'approve') = (g.outcome = 'approve')) as hits
  from gold_showing w left join decision d on d.submission_id = w.submission_id and d.counted
  where w.gold_item_id = g.id) w on true
where ($1::text[] is null or y.slug = any($1))`;

const viewOf = (row: GoldRow): GoldItemView => ({
  id: row.id,
  submission: row.submission_id,
  title: row.title,
  system: row.system,
  modality: row.modality,
  outcome: row.outcome,
  reasons: row.reasons,
  planted: row.planted,
  verdictRight: row.verdict_right,
  shown: row.shown,
  decided: row.decided,
  right: row.right,
  addedAt: row.added_at.toISOString(),
  retiredAt: row.retired_at?.toISOString() ?? null,
});

/** A page of gold items of the AI systems that the actor may manage them of, newest first. */
export async function listGoldItems(
  tx: Tx,
  actor: Actor,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<Page<GoldItemView>> {
  authorize(actor, 'list', 'GoldItem');
  const [before] = after === undefined ? [null] : decodeCursor(after, 'uuid');
  const rows = await tx.query<GoldRow>(`${items} and ($2::uuid is null or g.id < $2) order by g.id desc limit $3`, [
    systemsAllowed(actor, 'list', 'GoldItem'),
    before,
    limit + 1,
  ]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(viewOf), next: last ? encodeCursor([last.id]) : null };
}

/** One gold item; throws `not-found` alike for one that is not there and one of another AI system. */
export async function getGoldItem(tx: Tx, actor: Actor, id: string): Promise<GoldItemView> {
  authorize(actor, 'list', 'GoldItem');
  const [row] = await tx.query<GoldRow>(`${items} and g.id = $2`, [systemsAllowed(actor, 'list', 'GoldItem'), id]);
  if (!row) throw notFound({ en: 'gold item', 'zh-TW': '黃金題' }, id);
  return viewOf(row);
}
