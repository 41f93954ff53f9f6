import {
  excerptOf,
  localizedText,
  longestException,
  slug,
  tier,
  tiers,
  worded,
  wordedFormat,
  wordedIssue,
} from '@countersign/contracts';
import { z } from 'zod';
import { readProgram } from '../expression/program.js';
import { longestExpression } from '../expression/read-tokens.js';
import { riskCondition, routeCondition } from './condition.js';
import { refuseRepeats } from './refuse-repeats.js';
import { refuseWaivers } from './refuse-waivers.js';

const approvals = z.int().min(1, 'a person approves every output').max(5);
const priority = z.int().min(0).max(100);
const dueMinutes = z.int().min(1).max(525_600);
const byTier = <T extends z.ZodType>(value: T) => z.strictObject({ minimal: value, limited: value, high: value });

/** Refuses a default that is weaker for a higher tier; `sign` is -1 where less is stricter. */
const stricterByTier =
  (sign: 1 | -1) =>
  (values: Record<(typeof tiers)[number], number>): boolean =>
    sign * values.minimal <= sign * values.limited && sign * values.limited <= sign * values.high;

const neverFalls = worded({ en: 'must not fall as the tier rises.', 'zh-TW': '不可隨風險等級升高而降低。' });
const neverGrows = worded({ en: 'must not grow as the tier rises.', 'zh-TW': '不可隨風險等級升高而增加。' });

/** An expression, see docs/policies.md; read and typed with the whole document, because it may use what the document defines. */
const expression = z.string().min(1).max(longestExpression);

const definitionName = wordedFormat('definition-name', /^[a-z][A-Za-z0-9]{0,40}$/, {
  en: 'must be a name such as isLarge: a lower-case letter, then letters and digits',
  'zh-TW': '須為如 isLarge 的名稱：以小寫英文字母開頭，其後為英文字母與數字',
});

const saysWhen = (rule: { when?: unknown; where?: unknown }): boolean =>
  rule.when !== undefined || rule.where !== undefined;
const saysWhenFault = worded({
  en: 'says not when it holds: give it a "when", a "where", or both.',
  'zh-TW': '未說明何時成立：請加上 when、where，或兩者。',
});

/** Whether a policy exception may waive the rule. Optional, not false: documents that do not say so keep their digest. */
const waivable = z.boolean().optional();

const riskRule = z
  .strictObject({
    id: slug,
    when: riskCondition.optional(),
    where: expression.optional(),
    tier,
    waivable,
    text: localizedText,
  })
  .refine(saysWhen, saysWhenFault);

const routeRule = z
  .strictObject({
    id: slug,
    when: routeCondition.optional(),
    where: expression.optional(),
    queue: slug.optional(),
    approvals: approvals.optional(),
    priority: priority.optional(),
    competences: z.array(slug).min(1).optional(),
    dueMinutes: dueMinutes.optional(),
    tags: z.array(slug).min(1).max(10).optional(),
    waivable,
    text: localizedText,
  })
  .refine(saysWhen, saysWhenFault)
  .refine(
    (rule) =>
      [rule.queue, rule.approvals, rule.priority, rule.competences, rule.dueMinutes, rule.tags].some(
        (set) => set !== undefined,
      ),
    worded({
      en: 'sets nothing: give it a queue, approvals, priority, competences, dueMinutes or tags.',
      'zh-TW': '未設定任何項目：請加上 queue、approvals、priority、competences、dueMinutes 或 tags。',
    }),
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
      approvals: byTier(approvals).refine(stricterByTier(1), neverFalls),
      priority: byTier(priority).refine(stricterByTier(1), neverFalls),
      dueMinutes: byTier(dueMinutes).refine(stricterByTier(-1), neverGrows),
      /** What follows a rejection after an approval: a lead who has not decided on it decides, or it is rejected. */
      adjudication: z.enum(['lead', 'first-rejection-closes']).default('lead'),
      /** Who answers a contestation: a lead, or anybody who may decide; never somebody who took part. */
      contestation: z.enum(['lead', 'anybody']).default('anybody'),
      /** Tiers of which several may be decided on at once; never high. */
      bulk: z.strictObject({ tiers: z.array(z.enum(['minimal', 'limited'])) }).default({ tiers: ['minimal'] }),
      /** Points of priority that waiting adds an hour: one rate for all, see docs/decisions. */
      ageing: z.strictObject({ pointsPerHour: z.number().min(0).max(100) }).default({ pointsPerHour: 0 }),
    }),
    /** For how many days at most a rule is waived for an AI system; without it, no rule is. */
    exceptions: z.strictObject({ maxDays: z.int().min(1).max(longestException) }).optional(),
    /** Names for expressions, each set once; one may use those above it. */
    define: z.record(definitionName, expression).optional(),
    risk: z.array(riskRule).superRefine(refuseRepeats((rule) => rule.id, 'id')),
    route: z.array(routeRule).superRefine(refuseRepeats((rule) => rule.id, 'id')),
  })
  .superRefine((document, context) => {
    const declared = (kind: 'queues' | 'competences', name: string | undefined, path: PropertyKey[]): void => {
      if (name === undefined || document[kind].includes(name)) return;
      const shown = excerptOf(name);
      context.addIssue(
        wordedIssue(
          {
            en: `names "${shown}", which is not among "${kind}": add it there, or correct it.`,
            'zh-TW': `「${shown}」未列於 ${kind}，請先加入該清單或更正名稱。`,
          },
          path,
        ),
      );
    };
    declared('queues', document.defaults.queue, ['defaults', 'queue']);
    document.defaults.competences.forEach((name, at) => declared('competences', name, ['defaults', 'competences', at]));
    document.route.forEach((rule, index) => {
      declared('queues', rule.queue, ['route', index, 'queue']);
      rule.competences?.forEach((name, at) => declared('competences', name, ['route', index, 'competences', at]));
    });
    refuseWaivers(document, context);
    for (const { path, fault } of readProgram(document).faults) {
      const { text: detail, at } = fault;
      context.addIssue({ code: 'custom', message: detail.en, params: { detail, at }, path });
    }
  });
export type RiskRouting = z.infer<typeof riskRouting>;
