import type { SystemView } from '@countersign/contracts';
import { EntitySchema } from 'typeorm';

/** An AI system whose outputs are held here. */
export interface AiSystemRow {
  id: string;
  slug: string;
  name: string;
  description: string;
  role: SystemView['role'];
  riskClass: SystemView['riskClass'];
  riskGrounds: string;
  annexPoint: SystemView['annexPoint'];
  friaReference: string | null;
  /** YYYY-MM-DD. */
  marketSince: string | null;
  trainingConsent: boolean;
  createdAt: Date;
}

export const aiSystemEntity = new EntitySchema<AiSystemRow>({
  name: 'ai_system',
  columns: {
    id: { type: 'uuid', primary: true },
    slug: { type: 'text' },
    name: { type: 'text' },
    description: { type: 'text' },
    role: { type: 'text' },
    riskClass: { type: 'text', name: 'risk_class' },
    riskGrounds: { type: 'text', name: 'risk_grounds' },
    annexPoint: { type: 'text', name: 'annex_point', nullable: true },
    friaReference: { type: 'text', name: 'fria_reference', nullable: true },
    marketSince: { type: 'date', name: 'market_since', nullable: true },
    trainingConsent: { type: 'boolean', name: 'training_consent', default: false },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  uniques: [{ name: 'ai_system_slug', columns: ['slug'] }],
});
