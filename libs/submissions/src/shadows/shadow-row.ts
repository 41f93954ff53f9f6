import type { Digest } from '@countersign/contracts';

export interface ShadowRow {
  id: string;
  draft_id: string;
  digest: Digest;
  documents: { name: string; yaml: string }[];
  begun_by: string;
  begun_at: Date;
  ended_at: Date | null;
  looked_until: Date;
}

export const shadowColumns = 'id, draft_id, digest, documents, begun_by, begun_at, ended_at, looked_until';
