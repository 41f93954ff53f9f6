import type { PolicyFault, YamlDocument } from '@countersign/policy';
import { familyId } from './family-of.js';
import type { RequirementPackDocument } from './requirement-pack.js';

/** Articles and sections of several requirements without a name in a language of the product, and names of those that there are not. */
export function familyFaults({ file, value, lineOf }: YamlDocument<RequirementPackDocument>): PolicyFault[] {
  const groups = new Set(value.requirements.filter(({ kind }) => kind === 'group').map(({ id }) => id));
  const ids = value.requirements.map(familyId);
  const several = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index && !groups.has(id)))];
  const lists = [
    [['families'], value.families ?? {}, 'English'],
    [['translations', 'zh-TW', 'families'], value.translations['zh-TW'].families ?? {}, 'zh-TW'],
  ] as const;
  return lists.flatMap(([path, names, language]) => [
    ...several
      .filter((id) => names[id] === undefined)
      .map((id) => ({
        file,
        line: lineOf([...path]),
        sentence: `Several requirements belong to ${id}, which has no name in ${language}: add it under ${path.join('.')}.`,
      })),
    ...Object.keys(names)
      .filter((id) => !several.includes(id))
      .map((id) => ({
        file,
        line: lineOf([...path, id]),
        sentence: `${id} under ${path.join('.')} names no article or section of several requirements: correct the id, or remove it.`,
      })),
  ]);
}
