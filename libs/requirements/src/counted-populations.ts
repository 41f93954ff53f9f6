/** Populations that can be counted: what `vocabulary.populations` may set to true. */
export const countedPopulations = [
  'checks',
  'complaints',
  'decisions',
  'exports',
  'incidents',
  'log',
  'outputs',
  'platform',
  'policy_versions',
  'reads',
  'requests',
  'reviewers',
  'reviews',
  'state_changes',
  'systems',
] as const;
