import type { SystemInput } from '@countersign/contracts';

/** An AI system that nothing is special about, by its slug. */
export function plainSystem(slug: string, name = slug): SystemInput {
  return {
    slug,
    name,
    description: '',
    role: 'deployer',
    riskClass: 'minimal',
    riskGrounds: '',
    annexPoint: null,
    friaReference: null,
    marketSince: null,
    trainingConsent: false,
  };
}
