import type { LocalizedText } from '@countersign/contracts';
import type { LateGrouping } from '@countersign/scheduling';

/** Whose lateness is compared: the order of priorities is meant to differ. */
export type Compared = Exclude<LateGrouping, 'priority'>;

/** What a comparison is called. */
interface Wording {
  code: string;
  /** Names of the measures. */
  measures: { groups: string; difference: string; probability: string; gini: string; standardised: string };
  many: LocalizedText;
  /** One of them, by name. */
  one: (name: string) => LocalizedText;
}

/** The code, names and words of every comparison of lateness. */
export const lateWordings: Readonly<Record<Compared, Wording>> = {
  customer: {
    code: 'late-share-uneven',
    measures: {
      groups: 'customers',
      difference: 'lateShareDifference',
      probability: 'lateShareProbability',
      gini: 'latenessGini',
      standardised: 'latenessStandardisedDifference',
    },
    many: { en: 'customers', 'zh-TW': '客戶' },
    one: (name) => ({ en: name, 'zh-TW': `客戶「${name}」` }),
  },
  class: {
    code: 'late-share-uneven-by-class',
    measures: {
      groups: 'orderClasses',
      difference: 'classLateShareDifference',
      probability: 'classLateShareProbability',
      gini: 'classLatenessGini',
      standardised: 'classLatenessStandardisedDifference',
    },
    many: { en: 'order classes', 'zh-TW': '訂單類別' },
    one: (name) => ({ en: `class ${name}`, 'zh-TW': `訂單類別「${name}」` }),
  },
};
