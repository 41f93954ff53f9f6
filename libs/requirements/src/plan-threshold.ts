import { gapOf, type Gap } from './gap.js';
import type { Measurement, ReviewerMetric } from './measurement.js';
import { onlyHighRisk } from './only-high-risk.js';
import type { RuleOf } from './rule.js';
import { selectOutputs } from './select-outputs.js';
import type { Vocabulary } from './vocabulary.js';

const reviewerMetrics: Record<string, ReviewerMetric> = {
  decisions_per_hour_p95: 'decisions-per-hour',
  share_approved_under_min_review_time: 'share-approved-fast',
  share_following_recommendation: 'share-following-checks',
  catch_rate: 'catch-rate',
};

/** How a metric of outputs, reviewers or AI systems is compared with the value of the rule. */
export function planThreshold(rule: RuleOf<'threshold'>, words: Vocabulary): Measurement | Gap {
  const { require, population, target } = rule;
  const origin = words.metrics[require.metric] ?? null;
  const checks = require.check === undefined ? [] : (words.checks[require.check] ?? []);
  if (require.check !== undefined && checks.length === 0) return gapOf('check', require.check);
  if (origin === null) return gapOf('metric', require.metric);
  if (require.event !== undefined && (words.events[require.event] ?? []).length === 0) {
    return gapOf('event', require.event);
  }
  if (population.of === 'outputs' && origin.startsWith('measure:')) {
    const outputs = selectOutputs(population.where, words, rule.outputs);
    return 'gap' in outputs
      ? outputs
      : { kind: 'outputs-with-measure', outputs, checks, measure: origin.slice('measure:'.length), ...target };
  }
  if (population.of === 'systems' && origin === 'results') {
    const narrowed = onlyHighRisk(population.where);
    if ('gap' in narrowed) return narrowed;
    return { kind: 'systems-pass-rate-change', checks, ...narrowed, leastResults: require.min_results ?? 1, ...target };
  }
  const metric = reviewerMetrics[require.metric];
  if (
    population.of !== 'reviewers' ||
    (metric === 'catch-rate' ? 'gold' : 'decisions') !== origin ||
    metric === undefined
  ) {
    return gapOf('metric', require.metric);
  }
  const [condition] = Object.keys(population.where ?? {});
  if (condition !== undefined) return gapOf('condition', condition);
  return {
    kind: 'reviewers-within',
    metric,
    leastDecisions: require.min_decisions ?? 1,
    leastReviewers: rule.min_population ?? 1,
    fastSeconds: require.min_review_seconds ?? 0,
    ...target,
  };
}
