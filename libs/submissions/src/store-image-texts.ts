import type { CheckResult } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

const store = `
insert into image_text (submission_id, image, lines, cut)
select $1, item.image, item.lines, item.cut from jsonb_to_recordset($2::jsonb) as item(image smallint, lines jsonb, cut integer)
on conflict (submission_id, image) do update set lines = excluded.lines, cut = excluded.cut`;

/** Keeps what was read in a submission's images beside its findings. For the verb that records them, which authorizes and records the act. */
export async function storeImageTexts(tx: Tx, submission: string, texts: CheckResult['imageTexts']): Promise<void> {
  if (texts === null || texts.images.length === 0) return;
  const byImage = Map.groupBy(texts.lines, ({ image }) => image);
  const items = texts.images.map(({ image, cut }) => ({
    image,
    cut,
    lines: (byImage.get(image) ?? []).map(({ text, certainty, certain, box, frame }) => ({
      text,
      certainty,
      certain,
      box,
      frame,
    })),
  }));
  await tx.execute(store, [submission, JSON.stringify(items)]);
}
