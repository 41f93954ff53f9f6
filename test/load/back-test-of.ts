import { join } from 'node:path';
import { loadPolicy, withDocuments, type Policy } from '@countersign/policy';
import type { BackTestRow } from '@countersign/submissions';

const folder = join(import.meta.dirname, '..', '..', 'policies');

/** The shipped policy, as the outputs are routed at first. */
export const shippedPolicy = (): Promise<Policy> => loadPolicy(folder);

const rule = `risk:
  - id: draft-rule
    where: (affectedPersons else 0) + 40 * notPassed() >= 90 or not hasSources
    tier: high
    text: { en: A rule of the draft, zh-TW: 草案的規則 }
`;

/** The policy that is tried: another limit of affected people, and a rule that is an expression. */
export async function triedPolicy(): Promise<Policy> {
  const shipped = await shippedPolicy();
  const yaml = shipped.documents.find(({ name }) => name === 'risk-routing')?.yaml ?? '';
  const tried = yaml.replace('risk:\n', rule).replace('atLeast: 100 }', 'atLeast: 170 }');
  return withDocuments(shipped, [{ name: 'risk-routing', yaml: tried }]);
}

/** A back-test of that policy on everything there is, as a worker takes it. */
export async function backTestOf(id: string): Promise<BackTestRow> {
  const { digest, documents } = await triedPolicy();
  return {
    id,
    draft_id: id,
    digest,
    documents: documents.filter(({ name }) => name === 'risk-routing' || name === 'checks'),
    from_at: new Date(0),
    to_at: new Date(Date.now() + 1000),
    systems: [],
    state: 'running',
    progress: 0,
    requested_at: new Date(),
    finished_at: null,
    failure: null,
    result: null,
  };
}
