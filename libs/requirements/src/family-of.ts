import type { Language } from '@countersign/contracts';
import type { Requirement, RequirementPackDocument } from './requirement-pack.js';
import { wordsOf } from './words-of.js';

/** What families of a pack are named by. */
export type Families = Pick<RequirementPackDocument, 'families' | 'translations' | 'requirements'>;

/** The id of what a requirement belongs to: its group, or the article or section that its number begins with (`AIA-14`). */
export function familyId({ id, kind, parent }: Pick<Requirement, 'id' | 'kind' | 'parent'>): string {
  return parent ?? (kind === 'group' ? id : (id.split('.')[0] ?? id));
}

/** The family of a requirement, named in a language of the product as its group or the pack names it; one alone is its own. */
export function familyOf(pack: Families, requirement: Requirement, language: Language): { id: string; title: string } {
  const id = familyId(requirement);
  const group = pack.requirements.find((item) => item.id === id && item.kind === 'group');
  const named = language === 'en' ? pack.families?.[id] : pack.translations[language].families?.[id];
  return { id, title: named ?? wordsOf(pack, group ?? requirement, language).title };
}
