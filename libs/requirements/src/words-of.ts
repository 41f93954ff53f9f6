import type { Language } from '@countersign/contracts';
import type { Requirement, RequirementPackDocument } from './requirement-pack.js';

/** Title and paraphrase of a requirement in a language of the product. */
export function wordsOf(
  { translations }: Pick<RequirementPackDocument, 'translations'>,
  { id, title, paraphrase }: Requirement,
  language: Language,
): { title: string; paraphrase: string } {
  return language === 'en' ? { title, paraphrase } : (translations[language].requirements[id] ?? { title, paraphrase });
}

/** What a reader of the pack must know first, in a language of the product. */
export function disclaimerOf(
  { disclaimer, translations }: Pick<RequirementPackDocument, 'disclaimer' | 'translations'>,
  language: Language,
): string {
  return language === 'en' ? disclaimer : translations[language].disclaimer;
}
