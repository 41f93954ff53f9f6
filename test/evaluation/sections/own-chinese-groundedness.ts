import { wilsonInterval } from '@countersign/scheduling';
import { auroc } from '../measure/auroc.ts';
import { balancedAccuracy } from '../measure/balanced-accuracy.ts';
import { clusterInterval, type Interval } from '../measure/interval.ts';
import type { Scored } from '../measure/scored.ts';
import { percent, withInterval } from '../measure/write-figure.ts';
import { groundednessKinds, readOwnGroundedness, type GroundednessKind } from '../read/read-own-groundedness.ts';
import { runTextCheck } from '../run-text-check.ts';
import type { Evaluator } from '../section.ts';

interface Judged extends Scored {
  kind: GroundednessKind;
  /** Whether a finding points at a number, date, name or code. */
  pointed: boolean;
}

const names: Readonly<Record<GroundednessKind, string>> = {
  carried: '**carried, in other words**',
  number: 'another number',
  'date-or-unit': 'another date or unit',
  'name-or-code': 'another name or code',
  negation: 'denied, or a denial left out',
  'roles-swapped': 'who does what, swapped',
  'cause-reversed': 'cause and effect turned round',
  'more-than-said': 'more than the source says',
  'not-mentioned': 'not mentioned at all',
};
const pointing = /^(?:contradicted-figure|unknown-(?:figure|code|name|person))$/;

async function judge(): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const { id, source, claims } of readOwnGroundedness()) {
    for (const { kind, text } of claims) {
      const { score, outcome, findings } = await runTextCheck('text-factuality', text, source);
      judged.push({
        score: score ?? 0.5,
        good: kind === 'carried',
        flagged: outcome !== 'passed',
        cluster: id,
        kind,
        pointed: findings.some(({ code }) => pointing.test(code)),
      });
    }
  }
  return judged;
}

type Of = (kind: GroundednessKind) => readonly Judged[];

const shareOf = (items: readonly Judged[], holds: (item: Judged) => boolean): Interval =>
  wilsonInterval(items.filter(holds).length, items.length);
const against = (of: Of, kind: GroundednessKind): Interval => clusterInterval([...of('carried'), ...of(kind)], auroc);

function rowOf(of: Of, kind: GroundednessKind): string[] {
  return [
    names[kind],
    String(of(kind).length),
    percent(shareOf(of(kind), ({ flagged }) => flagged)),
    percent(shareOf(of(kind), ({ pointed }) => pointed)),
    kind === 'carried' ? '–' : withInterval(against(of, kind)),
  ];
}

/** What the figures say, in words, for a reader who decides whether to lean on the check. */
function reading(of: Of): string {
  const unseen = groundednessKinds.filter((kind) => kind !== 'carried' && against(of, kind).from <= 0.5);
  const falseAlarms = percent(shareOf(of('carried'), ({ flagged }) => flagged));
  return `**Of the right claims ${falseAlarms} are flagged:** one sentence in words of its own shares few of them with its source, so a flag on such a text means "read the source", not "this is wrong". **By its score the check does not tell from right claims: ${unseen.map((kind) => names[kind]).join('; ')}.** Only a person who reads the source, or an entailment model, finds these; where a number, date, name or code differs, the finding that points at it helps, not the score.`;
}

/** Claims in Taiwan's Chinese about passages from factories, offices and insurers, by how they depart from the source. */
export const ownChineseGroundedness: Evaluator = async () => {
  const judged = await judge();
  const of: Of = (kind) => judged.filter((item) => item.kind === kind);
  const all = withInterval(clusterInterval(judged, auroc));
  const balanced = withInterval(clusterInterval(judged, (items) => balancedAccuracy(items, ({ flagged }) => !flagged)));
  return {
    title: 'Factuality in Traditional Chinese: claims written for this purpose',
    text: `Forty passages in Taiwan's Chinese (warranty terms, inspection reports, work orders, notices, safety rules, mails, minutes, manuals; personnel, insurance, customer service), each with two claims that it carries in other words and three that it does not. They are part of this repository (\`test/evaluation/own-groundedness-zh.jsonl\`), were written before anything was measured on them, and nothing was fitted or tuned on them. Each claim is judged alone. Over all: AUROC ${all}, balanced accuracy as delivered ${balanced}. ${reading(of)} AUROC in the table: that kind against all carried claims. Flagged should be near zero in the first row and near one in the others.`,
    table: {
      head: ['claims', 'count', 'flagged', 'a number, date, name or code pointed at', 'AUROC'],
      rows: groundednessKinds.map((kind) => rowOf(of, kind)),
    },
  };
};
