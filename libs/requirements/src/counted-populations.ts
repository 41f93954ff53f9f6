/** Populations that can be counted: what `vocabulary.populations` may set to true. */
export const countedPopulations = [
  'checks',
  'decisions',
  'exports',
  'incidents',
  'log',
  'outputs',
  'platform',
  'policy_versions',
  'reviewers',
  'state_changes',
  'systems',
] as const;
