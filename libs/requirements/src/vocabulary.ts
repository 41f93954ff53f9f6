import { incidentClass } from '@countersign/contracts';
import { z } from 'zod';

const words = z.array(z.string().min(1));
const fieldPlace =
  /^(entry\.(actor|at)|payload\.[A-Za-z]+|facts\.disclosure\.[A-Za-z]+|runs\.wattHours|system\.(riskGrounds|annexPoint|friaReference|stop))$/;
const systemPlace = /^system\.(riskGrounds|annexPoint|friaReference)$/;
const sentence = z.strictObject({ en: z.string().min(1), 'zh-TW': z.string().min(1) });
const explained = z.record(z.string(), z.string().min(1));

/**
 * What the words of a pack's rules mean in this product. An empty list, `null` or `false` says that this version does not
 * record or measure it.
 */
export const vocabulary = z.strictObject({
  roles: words,
  risk_classes: words,
  verdicts: explained,
  rule_kinds: explained,
  on_fail: explained,
  populations: z.record(z.string(), z.boolean()),
  /** Event to audit actions. */
  events: z.record(z.string(), words),
  /** Kind of check to names of checks. */
  checks: z.record(z.string(), words),
  /** Metric to where it comes from: `decisions`, decisions on `gold` items, `results`, or `measure:` and the name of a check's measure. */
  metrics: z.record(
    z.string(),
    z
      .string()
      .regex(
        /^(decisions|gold|results|measure:[A-Za-z]+)$/,
        'must be decisions, gold, results, measure:<name> or null.',
      )
      .nullable(),
  ),
  /** Field to its place in an audit entry, in the facts that the policy saw, in what check runs took, or in what is known of the AI system. */
  fields: z.record(
    z.string(),
    z
      .string()
      .regex(
        fieldPlace,
        'must be entry.actor, entry.at, payload.<name>, facts.disclosure.<name>, runs.wattHours, system.<name> or null.',
      )
      .nullable(),
  ),
  /** Statement on one output to the audit actions that record it. */
  attestations: z.record(z.string(), words),
  verifications: z.record(z.string(), z.boolean()),
  /** Document to where it says in the AI system's record that it lies, or null. */
  documents: z.record(
    z.string(),
    z
      .string()
      .regex(systemPlace, 'must be system.riskGrounds, system.annexPoint, system.friaReference or null.')
      .nullable(),
  ),
  /** Who is asked to sign a statement, in every language of the product. */
  signers: z.record(z.string(), sentence),
  /** What rules call a class of incidents, to the classes of this product. */
  incident_classes: z.record(z.string(), z.array(incidentClass)),
  /** Points of Annex III whose deployers assess the impact on fundamental rights in any case. */
  impact_assessment: z.strictObject({
    annex_points: words.min(1),
    source: z.string().min(1),
    as_of: z.iso.date('must be a day such as 2026-08-02.'),
  }),
  /** The requirement that says when the public is told that AI made an output. */
  disclosure: z.strictObject({ image: z.string().min(1), text: z.string().min(1) }),
  /** Said of a kind of rule that looks like law where its origin is another. */
  remarks: z.record(z.string(), sentence),
  /** Fact by which records are narrowed down, to the values that it may have; `<population>.<fact>` for those of one population. */
  conditions: z.record(z.string(), z.array(z.union([z.string().min(1), z.boolean()])).min(1)),
});
export type Vocabulary = z.infer<typeof vocabulary>;

/** The file `shared/vocabulary.yaml` beside the packs. */
export const vocabularyDocument = z.strictObject({
  schema: z.literal('requirement-vocabulary/v1'),
  ...vocabulary.shape,
});
