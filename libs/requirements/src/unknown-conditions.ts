import type { Rule, Where } from './rule.js';
import type { UnknownWord } from './unknown-word.js';
import type { Vocabulary } from './vocabulary.js';

type Values = Vocabulary['conditions'][string];

const listed = (values: readonly unknown[]): string => values.map(String).join(', ');

function strangers(where: Where, path: PropertyKey[], known: (fact: string) => Values | undefined, all: string) {
  return Object.entries(where).flatMap(([fact, given]): UnknownWord[] => {
    const values = known(fact);
    const at = [...path, fact];
    if (values === undefined) {
      const sentence = `"${fact}", which vocabulary.conditions does not know: correct it, or say in shared/vocabulary.yaml which values it may have. Known are ${all}.`;
      return [{ path: at, sentence }];
    }
    return [given].flat().flatMap((value): UnknownWord[] => {
      const sentence = `"${fact}: ${String(value)}", which vocabulary.conditions does not know: correct it to one of ${listed(values)}, or add it in shared/vocabulary.yaml.`;
      return values.includes(value) ? [] : [{ path: at, sentence }];
    });
  });
}

/** Every condition of a rule by a fact or a value that the vocabulary does not know, each as the end of a sentence. */
export function unknownConditions({ population, require }: Rule, { conditions }: Vocabulary): UnknownWord[] {
  const own = `${population.of}.`;
  const facts = Object.keys(conditions);
  const plain = listed(facts.filter((fact) => !fact.includes('.')));
  const ofPopulation = listed(facts.filter((fact) => !fact.includes('.') || fact.startsWith(own)));
  return [
    ...strangers(
      population.where ?? {},
      ['population', 'where'],
      (fact) => conditions[own + fact] ?? conditions[fact],
      ofPopulation,
    ),
    ...strangers(
      'where' in require ? (require.where ?? {}) : {},
      ['require', 'where'],
      (fact) => conditions[fact],
      plain,
    ),
  ];
}
