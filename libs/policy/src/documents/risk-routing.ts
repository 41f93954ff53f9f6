import { localizedText, slug, tier, tiers } from '@countersign/contracts';
import { z } from 'zod';
import { riskCondition, routeCondition } from './condition.js';
import { refuseRepeats } from './refuse-repeats.js';

const approvals = z.int().min(1, 'a person approves every output').max(5);
const priority = z.int().min(0).max(100);
const dueMinutes = z.int().min(1).max(525_600);
const byTier = <T extends z.ZodType>(value: T) => z.strictObject({ minimal: value, limited: value, high: value });

/** Refuses a default that is weaker for a higher tier; `sign` is -1 where less is stricter. */
const stricterByTier =
  (sign: 1 | -1) =>
  (values: Record<(typeof tiers)[number], number>): boolean =>
    sign * values.minimal <= sign * values.limited && sign * values.limited <= sign * values.high;

const riskRule = z.strictObject({ id: slug, when: riskCondition, tier, text: localizedText });

const routeRule = z
  .strictObject({
    id: slug,
    when: routeCondition,
    queue: slug.optional(),
    approvals: approvals.optional(),
    priority: priority.optional(),
    competences: z.array(slug).min(1).optional(),
    dueMinutes: dueMinutes.optional(),
    text: localizedText,
  })
  .refine(
    (rule) =>
      [rule.queue, rule.approvals, rule.priority, rule.competences, rule.dueMinutes].some((set) => set !== undefined),
    'sets nothing: give it a queue, approvals, priority, competences or dueMinutes.',
  );
export type RouteRule = z.infer<typeof routeRule>;

/** `risk-routing.yaml`: how risky an output is and where its review goes. */
export const riskRouting = z
  .strictObject({
    version: z.literal(1),
    queues: z
      .array(slug)
      .min(1)
      .superRefine(refuseRepeats((name) => name)),
    competences: z.array(slug).superRefine(refuseRepeats((name) => name)),
    defaults: z.strictObject({
      tier,
      queue: slug,
      competences: z.array(slug),
      approvals: byTier(approvals).refine(stricterByTier(1), 'must not fall as the tier rises.'),
      priority: byTier(priority).refine(stricterByTier(1), 'must not fall as the tier rises.'),
      dueMinutes: byTier(dueMinutes).refine(stricterByTier(-1), 'must not grow as the tier rises.'),
    }),
    risk: z.array(riskRule).superRefine(refuseRepeats((rule) => rule.id, 'id')),
    route: z.array(routeRule).superRefine(refuseRepeats((rule) => rule.id, 'id')),
  })
  .superRefine((document, context) => {
    const declared = (kind: 'queues' | 'competences', name: string | undefined, path: PropertyKey[]): void => {
      if (name === undefined || document[kind].includes(name)) return;
      context.addIssue({
        code: 'custom',
        path,
        message: `names "${name}", which is not among "${kind}": add it there, or correct it.`,
      });
    };
    declared('queues', document.defaults.queue, ['defaults', 'queue']);
    document.defaults.competences.forEach((name, at) => declared('competences', name, ['defaults', 'competences', at]));
    document.route.forEach((rule, index) => {
      declared('queues', rule.queue, ['route', index, 'queue']);
      rule.competences?.forEach((name, at) => declared('competences', name, ['route', index, 'competences', at]));
    });
  });
export type RiskRouting = z.infer<typeof riskRouting>;
