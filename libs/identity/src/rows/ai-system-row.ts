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
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  uniques: [{ name: 'ai_system_slug', columns: ['slug'] }],
});
