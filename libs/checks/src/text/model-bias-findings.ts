import type { FindingDraft, LocalizedText, ModelReference } from '@countersign/contracts';
import { without, wordsWithin } from '../faithfulness/compare-deletions.js';
import { leaveOneOut, mostExplained } from '../faithfulness/leave-one-out.js';
import { NoModelError, type CheckInference } from '../inference.js';
import { isCounterSpeech } from './counter-speech.js';
import type { GroupSentence } from './find-counterfactual-differences.js';
import { glassBoxFinding, isSerious } from './glass-box-finding.js';
import type { TextSpan } from './text-span.js';
import { quoteAt } from './text-span.js';
import { tellTelling } from './tell-telling.js';

/** Sentences that are put to models. */
const mostSentences = 200;
const likely = 0.5;
/** Labels of classifiers that mean no harm. */
const harmless =
  /^(?:neutral|none|not?[ _-]?(?:hate|toxic|offensive|harmful)|non[ _-]?(?:toxic|hate|offensive)|safe|normal|benign|acceptable|label_0)$/i;

interface ReadText {
  text: string;
  folded: string;
  sentences: readonly TextSpan[];
  language: string | undefined;
}

interface Judged {
  span: TextSpan;
  code: 'offensive-language' | 'stereotype';
  probability: number;
  label: string;
  model: ModelReference;
  /** What it hangs on, for the worst. */
  telling?: LocalizedText;
}

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

/** What the model says of a text in the same words as before. */
async function askAgain(
  { code, label }: Judged,
  text: string,
  language: string | undefined,
  inference: CheckInference,
) {
  if (code === 'stereotype') return (await inference.ask('stereotype', { text }, language)).output.stereotype;
  return (await inference.ask('toxicity', { text }, language)).output.scores[label] ?? null;
}

/** The judgements, the worst five with the words that they hang on: the model is asked again without them. */
async function explained(
  judged: readonly Judged[],
  { text, language }: ReadText,
  inference: CheckInference,
): Promise<Judged[]> {
  const worst = new Set([...judged].sort((one, other) => other.probability - one.probability).slice(0, mostExplained));
  const explain = async (one: Judged): Promise<Judged> => {
    if (!worst.has(one)) return one;
    try {
      const found = await leaveOneOut(wordsWithin(text, one.span), one.probability, (part) =>
        askAgain(one, without(text, one.span, [part]), language, inference),
      );
      return { ...one, telling: tellTelling(found && quoteAt(text, found.part, 60), found?.without ?? 0) };
    } catch (error) {
      // The finding stands without, when nobody answers any more.
      if (!(error instanceof NoModelError)) throw error;
      return one;
    }
  };
  return Promise.all(judged.map(explain));
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
  const told = await explained(
    judged.flatMap((one) => one ?? []),
    read,
    inference,
  );
  return { findings: told.map((one) => findingOf(one, text, version)), silence };
}
