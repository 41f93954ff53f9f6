import { modalities, riskClass, tiers, type LocalizedText } from '@countersign/contracts';

/**
 * How a value moves when checks answer worse: not at all (`fixed`), only up or from false to true (`rising`), only down
 * (`falling`), or one way or the other (`mixed`). A condition must be fixed or rising, or a worse answer could switch a rule off.
 */
export type Course = 'fixed' | 'rising' | 'falling' | 'mixed';

export type Kind = 'truth' | 'number' | 'text' | 'tier';

/** What is known of a value before any output is seen. */
export interface ValueType {
  kind: Kind;
  /** Nobody may have said it. */
  isNullable: boolean;
  course: Course;
  /** A number that is never below 0. */
  isNonNegative: boolean;
  /** The only texts that it can be, where there are few. */
  values: readonly string[] | null;
  /** It looks at the tier, so it cannot stand in a rule that makes the tier. */
  usesTier: boolean;
  /** Where what depends on checks stands, for faults. */
  dependsAt: number | null;
}

export const typeOf = (kind: Kind, more: Partial<ValueType> = {}): ValueType => ({
  kind,
  isNullable: false,
  course: 'fixed',
  isNonNegative: false,
  values: null,
  usesTier: false,
  dependsAt: null,
  ...more,
});

const nullable = { isNullable: true };
const amount = { isNonNegative: true };

/** The facts that an expression may name; `tier` only where the tier is known. */
export const factTypes: Readonly<Record<string, ValueType>> = {
  system: typeOf('text'),
  modality: typeOf('text', { values: modalities }),
  language: typeOf('text', nullable),
  riskClass: typeOf('text', { values: riskClass.options }),
  publicInterest: typeOf('truth'),
  hasSources: typeOf('truth'),
  visibleDisclosure: typeOf('truth'),
  machineReadableDisclosure: typeOf('truth'),
  affectedPersons: typeOf('number', { ...nullable, ...amount }),
  revision: typeOf('number', amount),
  tier: typeOf('tier', { course: 'rising', values: tiers, usesTier: true }),
};

export const flipped: Readonly<Record<Course, Course>> = {
  fixed: 'fixed',
  rising: 'falling',
  falling: 'rising',
  mixed: 'mixed',
};

/** The course of what moves with both. */
export function joined(a: Course, b: Course): Course {
  if (a === 'fixed') return b;
  return b === 'fixed' || a === b ? a : 'mixed';
}

export const kindNames: Readonly<Record<Kind, LocalizedText>> = {
  truth: { en: 'true or false', 'zh-TW': '是非值' },
  number: { en: 'a number', 'zh-TW': '數字' },
  text: { en: 'a text', 'zh-TW': '文字' },
  tier: { en: 'a tier', 'zh-TW': '風險等級' },
};
