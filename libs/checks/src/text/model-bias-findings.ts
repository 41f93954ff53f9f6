import type { FindingDraft } from '@countersign/contracts';
import { NoModelError, type CheckInference } from '../inference.js';
import { isCounterSpeech } from './counter-speech.js';
import { explainJudged, type Judged, type ReadText } from './explain-judged.js';
import type { GroupSentence } from './find-counterfactual-differences.js';
import { isSerious } from '../is-serious.js';
import { glassBoxFinding } from './glass-box-finding.js';
import type { TextSpan } from './text-span.js';
import { quoteAt } from './text-span.js';

/** Sentences that are put to models. */
const mostSentences = 200;
const likely = 0.5;
/** Labels of classifiers that mean no harm. */
const harmless =
  /^(?:neutral|none|not?[ _-]?(?:hate|toxic|offensive|harmful)|non[ _-]?(?:toxic|hate|offensive)|safe|normal|benign|acceptable|label_0)$/i;

async function askToxicity(
  inference: CheckInference,
  { text, language }: ReadText,
  span: TextSpan,
): Promise<Judged | null> {
  const { output, model, own } = await inference.ask('toxicity', { text: text.slice(span.start, span.end) }, language);
  const [worst] = Object.entries(output.scores)
    .filter(([label]) => !harmless.test(label))
    .sort(([, one], [, other]) => other - one);
  if (own || !worst || worst[1] < likely) return null;
  return { span, code: 'offensive-language', probability: worst[1], label: worst[0], model };
}

async function askStereotype(
  inference: CheckInference,
  { text, language }: ReadText,
  span: TextSpan,
): Promise<Judged | null> {
  const { output, model, own } = await inference.ask(
    'stereotype',
    { text: text.slice(span.start, span.end) },
    language,
  );
  if (own || output.stereotype < likely) return null;
  return { span, code: 'stereotype', probability: output.stereotype, label: 'stereotype', model };
}

function findingOf(judged: Judged, text: string, version: string): FindingDraft {
  const { span, code, probability, label, model } = judged;
  const telling = judged.telling ?? { en: '', 'zh-TW': '' };
  const percent = Math.round(probability * 100);
  const words = quoteAt(text, span, 60);
  const finding = glassBoxFinding({
    code,
    span,
    score: probability,
    message: {
      en:
        code === 'stereotype'
          ? `“${words}” reads as a stereotype, in the opinion of ${model.name}.`
          : `“${words}” reads as an attack, in the opinion of ${model.name}.`,
      'zh-TW':
        code === 'stereotype'
          ? `模型 ${model.name} 認為「${words}」是刻板印象。`
          : `模型 ${model.name} 認為「${words}」具攻擊性。`,
    },
    explanation: {
      en: `${model.name} finds “${label}” ${percent} % likely.${telling.en} Models mistake speech against prejudice for prejudice: read who says what.`,
      'zh-TW': `${model.name} 判斷「${label}」的機率為 ${percent} %。${telling['zh-TW']}模型可能把反對偏見的言論誤認為偏見，請看清楚是誰在說什麼。`,
    },
    version,
  });
  return { ...finding, model };
}

/**
 * What models of toxicity and of stereotypes find in sentences without a serious finding; speech about prejudice is not put to them. Empty where none
 * is named; `silence` says why none answered.
 */
export async function modelBiasFindings(
  read: ReadText,
  named: readonly GroupSentence[],
  found: readonly FindingDraft[],
  inference: CheckInference,
  version: string,
): Promise<{ findings: FindingDraft[]; silence: NoModelError | null }> {
  const { text, folded, sentences } = read;
  const serious = found.flatMap((one) => (isSerious(one) && one.place?.kind === 'span' ? [one.place.start] : []));
  const isOpen = (span: TextSpan): boolean =>
    !isCounterSpeech(folded, span) && !serious.some((start) => start >= span.start && start < span.end);
  const groups = new Set(named.filter(({ mentions }) => mentions.some(({ whole }) => whole)).map(({ span }) => span));
  const open = sentences.filter(isOpen).slice(0, mostSentences);
  let silence: NoModelError | null = null;
  const judged = await Promise.all(
    open.map(async (span) => {
      try {
        const toxic = inference.has('toxicity') ? await askToxicity(inference, read, span) : null;
        if (toxic || !groups.has(span) || !inference.has('stereotype')) return toxic;
        return await askStereotype(inference, read, span);
      } catch (error) {
        if (!(error instanceof NoModelError)) throw error;
        // A chain without a model of this language was meant to be so.
        if (error.kind !== 'unsupported') silence = error;
        return null;
      }
    }),
  );
  const told = await explainJudged(
    judged.flatMap((one) => one ?? []),
    read,
    inference,
  );
  return { findings: told.map((one) => findingOf(one, text, version)), silence };
}
