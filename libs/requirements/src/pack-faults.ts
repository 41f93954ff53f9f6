import type { PolicyFault, YamlDocument } from '@countersign/policy';
import { familyFaults } from './family-faults.js';
import type { Requirement, RequirementPackDocument } from './requirement-pack.js';

type Document = YamlDocument<RequirementPackDocument>;
type Translated = RequirementPackDocument['translations']['zh-TW'];

function repeatedRules({ file, value, lineOf }: Document): PolicyFault[] {
  return value.requirements.flatMap(({ id, evidence }, index) =>
    (evidence.rules ?? [])
      .filter((rule, at, rules) => rules.findIndex((other) => other.id === rule.id) !== at)
      .map((rule) => ({
        file,
        line: lineOf(['requirements', index, 'evidence']),
        sentence: `${id} ${rule.id} stands here twice: ids must differ.`,
      })),
  );
}

/** What a reader of Chinese would read in English. */
function missingWords(requirement: Requirement, translated: Translated): string[] {
  const words = translated.requirements[requirement.id];
  if (words === undefined) return ['title and paraphrase'];
  const former = (requirement.formerly ?? []).filter(({ title, paraphrase }) => (title ?? paraphrase) !== undefined);
  return [
    ...(requirement.attestation.needed && words.statement === undefined ? ['statement'] : []),
    ...(requirement.limits !== undefined && words.limits === undefined ? ['limits'] : []),
    ...former
      .filter(({ until }) => !words.formerly?.some((other) => other.until === until))
      .map(({ until }) => `wording until ${until}`),
  ];
}

function untranslated({ file, value, lineOf }: Document): PolicyFault[] {
  const translated = value.translations['zh-TW'];
  const ids = new Set(value.requirements.map(({ id }) => id));
  const path = ['translations', 'zh-TW', 'requirements'];
  const fault = (at: PropertyKey[], sentence: string): PolicyFault => ({ file, line: lineOf(at), sentence });
  return [
    ...value.requirements.flatMap((requirement) =>
      missingWords(requirement, translated).map((what) =>
        fault(path, `${requirement.id} has no words in zh-TW: add its ${what} here.`),
      ),
    ),
    ...Object.keys(translated.requirements)
      .filter((id) => !ids.has(id))
      .map((id) => fault([...path, id], `There is no requirement ${id}: correct the id, or remove its words.`)),
    ...value.timeline
      .filter(({ date }) => translated.timeline[date] === undefined)
      .map(({ date }) =>
        fault(['translations', 'zh-TW', 'timeline'], `${date} of the timeline has no words in zh-TW: add them here.`),
      ),
  ];
}

/** What is wrong within one pack: rules that share an id, and words and names that one language lacks. */
export function packFaults(document: Document): PolicyFault[] {
  return [...repeatedRules(document), ...untranslated(document), ...familyFaults(document)];
}
