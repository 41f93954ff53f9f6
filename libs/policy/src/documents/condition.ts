import { modality, riskClass, severity, slug, tier, worded } from '@countersign/contracts';
import { z } from 'zod';
import { checkKind } from '../review-facts.js';

const oneOf = <T extends z.ZodType>(item: T) => z.strictObject({ in: z.array(item).min(1) });
const atLeast = (least: number) => z.strictObject({ atLeast: z.int().min(least) });

/** Refuses an empty block, which would hold for everything. */
const someLine = <T extends z.ZodObject>(schema: T) =>
  schema.refine(
    (value) => Object.keys(value).length > 0,
    worded({ en: 'must have at least one line.', 'zh-TW': '至少須有一行條件。' }),
  );

const aboutTheOutput = {
  system: oneOf(slug).optional(),
  modality: oneOf(modality).optional(),
  language: oneOf(z.string().min(1)).optional(),
  riskClass: oneOf(riskClass).optional(),
  publicInterest: z.boolean().optional(),
  hasSources: z.boolean().optional(),
  visibleDisclosure: z.boolean().optional(),
  machineReadableDisclosure: z.boolean().optional(),
  affectedPersons: atLeast(1).optional(),
  declaredGroups: atLeast(1).optional(),
  declaredAttribute: oneOf(z.string().min(1)).optional(),
  revision: atLeast(2).optional(),
};

const whichCheck = { check: slug.optional(), kind: checkKind.optional() };
const exactlyOne = (value: { check?: string | undefined; kind?: string | undefined }) =>
  (value.check === undefined) !== (value.kind === undefined);
const sayWhich = worded({ en: 'must name either a "check" or a "kind".', 'zh-TW': '須指定 check 或 kind 其中之一。' });

const aboutTheChecks = {
  /** A check that was flagged, was inconclusive or is missing. */
  notPassed: z.strictObject(whichCheck).refine(exactlyOne, sayWhich).optional(),
  /** A score under the value; a check that did not pass counts as under it. */
  scoreBelow: z
    .strictObject({ ...whichCheck, value: z.number().gt(0).max(1) })
    .refine(exactlyOne, sayWhich)
    .optional(),
  /** At least that many findings of at least that severity. */
  finding: z
    .strictObject({
      severityAtLeast: severity,
      atLeast: z.int().min(1).optional(),
      check: slug.optional(),
      code: oneOf(z.string().min(1)).optional(),
    })
    .optional(),
};

const outputLines = z.strictObject(aboutTheOutput);
const riskLines = z.strictObject({ ...aboutTheOutput, ...aboutTheChecks });
const routeLines = riskLines.extend({ tierAtLeast: tier.optional() });

/** Lines about the output and its AI system alone: the same however the checks end. */
export interface OutputCondition extends z.infer<typeof outputLines> {
  all?: OutputCondition[] | undefined;
  any?: OutputCondition[] | undefined;
  not?: OutputCondition | undefined;
}
export const outputCondition: z.ZodType<OutputCondition> = z.lazy(() =>
  someLine(
    outputLines.extend({
      all: z.array(outputCondition).min(1).optional(),
      any: z.array(outputCondition).min(1).optional(),
      not: outputCondition.optional(),
    }),
  ),
);

/**
 * When a risk rule holds: every line must. Lines about checks cannot stand under `not`, so that a worse answer of a check
 * can make more rules hold and never fewer.
 */
export interface RiskCondition extends z.infer<typeof riskLines> {
  all?: RiskCondition[] | undefined;
  any?: RiskCondition[] | undefined;
  not?: OutputCondition | undefined;
}
export const riskCondition: z.ZodType<RiskCondition> = z.lazy(() =>
  someLine(
    riskLines.extend({
      all: z.array(riskCondition).min(1).optional(),
      any: z.array(riskCondition).min(1).optional(),
      not: outputCondition.optional(),
    }),
  ),
);

/** When a routing rule holds: as for risk, and the tier too. */
export interface RouteCondition extends z.infer<typeof routeLines> {
  all?: RouteCondition[] | undefined;
  any?: RouteCondition[] | undefined;
  not?: OutputCondition | undefined;
}
export const routeCondition: z.ZodType<RouteCondition> = z.lazy(() =>
  someLine(
    routeLines.extend({
      all: z.array(routeCondition).min(1).optional(),
      any: z.array(routeCondition).min(1).optional(),
      not: outputCondition.optional(),
    }),
  ),
);
