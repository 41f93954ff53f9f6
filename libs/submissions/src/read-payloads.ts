import type { PayloadField, PayloadView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

/** The payload as stored: what was handed in, less what has a column of its own. */
export type StoredPayload = Pick<PayloadView, 'content' | 'generator' | 'sources'> & {
  [K in 'rationale' | 'affected' | 'disclosure' | 'metadata']?: NonNullable<PayloadView[K]>;
};

/** A row of `submission_payload`, and whether its output informs the public. */
export interface PayloadRow {
  submission_id: string;
  payload: StoredPayload;
  public_interest: boolean;
}

/** The payloads of submissions, in no order. */
export function readPayloads(tx: Tx, submissions: readonly string[]): Promise<PayloadRow[]> {
  return tx.query<PayloadRow>(
    `select p.submission_id, p.payload, s.public_interest from submission_payload p join submission s on s.id = p.submission_id
     where p.submission_id = any($1)`,
    [submissions],
  );
}

/** How an output begins: its first characters where it is a text, and how many images it has. */
export interface Beginning {
  submission_id: string;
  text: string | null;
  cut: boolean;
  images: number;
}

/** How outputs begin, at most 600 characters of each, by submission. */
export async function readBeginnings(tx: Tx, submissions: readonly string[]): Promise<Map<string, Beginning>> {
  const rows = await tx.query<Beginning>(
    `select submission_id, left(payload #>> '{content,text}', 600) as text,
       coalesce(length(payload #>> '{content,text}') > 600, false) as cut,
       coalesce(jsonb_array_length(payload #> '{content,images}'), 0) as images
     from submission_payload where submission_id = any($1)`,
    [submissions],
  );
  return new Map(rows.map((row) => [row.submission_id, row]));
}

/** A payload as the API answers it, without what the reader's roles conceal. */
export function payloadView(
  { payload, public_interest }: PayloadRow,
  concealed: readonly PayloadField[] = [],
): PayloadView {
  const shown = <T>(field: PayloadField, value: T, instead: T): T => (concealed.includes(field) ? instead : value);
  const { prompt: _prompt, samples: _samples, ...generator } = payload.generator;
  return {
    content: payload.content,
    generator: shown('prompt', payload.generator, generator),
    sources: shown('sources', payload.sources, []),
    rationale: shown('rationale', payload.rationale ?? null, null),
    affected: shown('affected', payload.affected ?? null, null),
    publicInterest: public_interest,
    disclosure: payload.disclosure ?? null,
    metadata: shown('metadata', payload.metadata ?? null, null),
    concealed: [...concealed],
  };
}
