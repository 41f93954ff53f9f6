import type { Evidence, FindingDraft } from '@countersign/contracts';
import { findContradictions } from './contradicting-figure.js';
import type { Contradiction } from './contradicting-figure.js';
import { findFullName } from './find-full-name.js';
import { glassBoxFinding } from './glass-box-finding.js';
import type { GroundedClaim } from './ground-claims.js';
import { mostNamedWords, namedWords } from './named-words.js';
import { supportLimits } from './severity-rules.js';
import type { SourceIndex } from './source-index.js';
import { tellLosses } from './tell-losses.js';
import type { TextSpan } from './text-span.js';
import { quoteAt } from './text-span.js';

/** What a finding about a claim is made from. */
export interface ClaimContext {
  text: string;
  index: SourceIndex;
  version: string;
}

const quote = { en: (words: string) => `“${words}”`, 'zh-TW': (words: string) => `「${words}」` };

/** The source sentences that carry a claim best, as evidence. */
export function evidenceOf({ passages }: GroundedClaim, index: SourceIndex): Evidence[] {
  return passages.flatMap((passage) => {
    const sentence = index.sentences[passage];
    const source = sentence && index.sources[sentence.source];
    return sentence && source ? [{ source: source.id, start: sentence.start, end: sentence.end }] : [];
  });
}

function listed(text: string, spans: readonly TextSpan[], hasMore = false): string {
  const words = [...new Set(spans.map((span) => quoteAt(text, span, 30)))];
  return words.slice(0, mostNamedWords).join(', ') + (hasMore || words.length > mostNamedWords ? ', …' : '');
}

function contradicted(
  claim: GroundedClaim,
  contradictions: readonly Contradiction[],
  { text, version }: ClaimContext,
): FindingDraft | null {
  const [first] = contradictions;
  if (!first) return null;
  const said = quoteAt(text, first.figure);
  const more = contradictions.length - 1;
  return glassBoxFinding({
    code: 'contradicted-figure',
    span: more > 0 ? claim.claim : first.figure,
    score: 1 - claim.support,
    message: {
      en: `${quote.en(said)}: the source says ${quote.en(first.says)}${more > 0 ? `, and ${more} more figure(s) differ` : ''}.`,
      'zh-TW': `${quote['zh-TW'](said)}：來源寫的是${quote['zh-TW'](first.says)}${more > 0 ? `，另有 ${more} 個數字不同` : ''}。`,
    },
    explanation: {
      en: 'No source has this figure, and the source sentence closest to the claim gives another one of the same unit.',
      'zh-TW': '所有來源都沒有這個數字，而與這項主張最接近的來源句子寫的是同單位的另一個數字。',
    },
    evidence: contradictions.map(({ evidence }) => evidence).slice(0, 1),
    version,
  });
}

/** A field of a structured source that says the opposite, or that it leaves open. */
function conflictingField(
  claim: GroundedClaim,
  { text, index, version }: ClaimContext,
  opposite: boolean,
): FindingDraft | null {
  const conflict = claim.fieldConflicts.find((one) => one.opposite === opposite);
  const source = conflict && index.sources[conflict.source];
  if (!conflict || !source) return null;
  const { start, end } = conflict.field;
  const [said, field] = [quoteAt(text, conflict.span), quoteAt(source.text, conflict.field)];
  return glassBoxFinding({
    code: opposite ? 'contradicted-field' : 'open-field',
    span: conflict.span,
    score: 1 - claim.support,
    message: {
      en: `${quote.en(said)}: the source ${opposite ? 'says' : 'leaves it open'}: ${quote.en(field)}.`,
      'zh-TW': `${quote['zh-TW'](said)}：來源${opposite ? '寫的是' : '並未說明'}${quote['zh-TW'](field)}。`,
    },
    explanation: opposite
      ? {
          en: 'A field of the source answers yes where the claim says no, or no where it says yes. Names of fields are compared letter by letter.',
          'zh-TW': '來源的欄位回答「是」而主張說「否」，或回答「否」而主張說「是」。欄位名稱是逐字比對的。',
        }
      : {
          en: 'The source has this field without a value, so it carries neither a yes nor a no.',
          'zh-TW': '來源的這個欄位沒有內容，因此無法支持「是」或「否」。',
        },
    evidence: [{ source: source.id, start, end }],
    version,
  });
}

function unknownThing(claim: GroundedClaim, context: ClaimContext): FindingDraft | null {
  const { text, index, version } = context;
  const common = { score: 1 - claim.support, evidence: evidenceOf(claim, index), version };
  const code = claim.missingThings.find(({ kind }) => kind === 'code');
  if (code) {
    return glassBoxFinding({
      ...common,
      code: 'unknown-code',
      span: code,
      message: {
        en: `No source mentions ${quote.en(quoteAt(text, code))}.`,
        'zh-TW': `沒有任何來源提到${quote['zh-TW'](quoteAt(text, code))}。`,
      },
      explanation: {
        en: 'Codes must match a source letter by letter (hyphens aside); this one occurs in none.',
        'zh-TW': '代號必須與來源逐字相符（連字號除外），但所有來源都沒有這個代號。',
      },
    });
  }
  const quotation = claim.missingThings.find(({ kind }) => kind === 'quotation');
  if (!quotation) return null;
  return glassBoxFinding({
    ...common,
    code: 'unknown-quotation',
    span: quotation,
    message: {
      en: `No source has the quoted words ${quote.en(quoteAt(text, quotation))}.`,
      'zh-TW': `沒有任何來源有這段引文：${quote['zh-TW'](quoteAt(text, quotation))}。`,
    },
    explanation: {
      en: 'Words in quotation marks should stand in a source; these do not, even with punctuation and case left aside.',
      'zh-TW': '引號內的文字應出自來源，但即使不計標點與大小寫，也找不到這段文字。',
    },
  });
}

/** A full name of which no source has a single part: whoever it is, nothing that was sent carries it. */
function unknownPerson(claim: GroundedClaim, { text, index, version }: ClaimContext): FindingDraft | null {
  const person = findFullName(text, claim.missingThings);
  if (!person) return null;
  const words = quoteAt(text, person);
  return glassBoxFinding({
    code: 'unknown-person',
    span: person,
    score: 1 - claim.support,
    message: {
      en: `No source has the name ${quote.en(words)}, nor any part of it.`,
      'zh-TW': `沒有任何來源有${quote['zh-TW'](words)}這個姓名，也沒有其中任何一部分。`,
    },
    explanation: {
      en: 'A full name that occurs in no source is not carried by them, however well the rest of the claim is. Check who is meant.',
      'zh-TW': '所有來源都沒有出現的姓名，即使主張的其餘部分有依據，也不能由來源支持。請查明所指何人。',
    },
    evidence: evidenceOf(claim, index),
    version,
  });
}

function unsupported(claim: GroundedClaim, { text, index, version }: ClaimContext): FindingDraft {
  const named = namedWords(text, claim);
  const missing = listed(text, named, (claim.missingWords.at(-1)?.end ?? 0) > (named.at(-1)?.end ?? 0));
  const share = Math.round(claim.recall * 100);
  const losses = tellLosses(claim.features);
  return glassBoxFinding({
    code: claim.support < supportLimits.major ? 'unsupported-claim' : 'weak-claim',
    span: claim.claim,
    score: 1 - claim.support,
    message: {
      en: `The sources hardly carry this claim${missing === '' ? '' : `; not in any of them: ${missing}`}.`,
      'zh-TW': `來源幾乎無法支持這項主張${missing === '' ? '' : `；所有來源都沒有：${missing}`}。`,
    },
    explanation: {
      en: `By rarity, ${share} % of its words occur in the sources. ${losses.en} This check compares words and figures, not meaning: read the evidence before deciding.`,
      'zh-TW': `依罕見程度加權，其中 ${share} % 的用詞出現在來源。${losses['zh-TW']}這項檢核比對的是文字與數字，不是語意，請先閱讀依據再決定。`,
    },
    evidence: evidenceOf(claim, index),
    version,
  });
}

function unknownFigureOrName(claim: GroundedClaim, { text, index, version }: ClaimContext): FindingDraft | null {
  const names = claim.missingThings.filter(({ kind }) => kind === 'name');
  const [figure] = claim.missingFigures;
  const [name] = names;
  if (!figure && (!name || claim.support >= supportLimits.named)) return null;
  const spans = figure ? claim.missingFigures : names;
  const words = listed(text, spans);
  return glassBoxFinding({
    code: figure ? 'unknown-figure' : 'unknown-name',
    span: spans.length === 1 ? (figure ?? name ?? claim.claim) : claim.claim,
    score: 1 - claim.support,
    message: { en: `Not in any source: ${words}.`, 'zh-TW': `所有來源都沒有：${words}。` },
    explanation: figure
      ? {
          en: 'No source has a figure of this value and unit, in digits or in words.',
          'zh-TW': '所有來源都沒有這個數值與單位，無論以數字或文字書寫。',
        }
      : {
          en: 'No source has this name, and the rest of the claim is not well carried either.',
          'zh-TW': '所有來源都沒有這個名稱，而這項主張的其餘部分也沒有充分的依據。',
        },
    evidence: evidenceOf(claim, index),
    version,
  });
}

/** The one finding about a claim, by the gravest thing found; null when the sources carry it. */
export function factualityFinding(claim: GroundedClaim, context: ClaimContext): FindingDraft | null {
  const { text, index } = context;
  const grave =
    contradicted(claim, findContradictions(claim, text, index), context) ??
    conflictingField(claim, context, true) ??
    unknownThing(claim, context) ??
    unknownPerson(claim, context);
  if (grave) return grave;
  if (claim.support < supportLimits.major) return unsupported(claim, context);
  return (
    conflictingField(claim, context, false) ??
    unknownFigureOrName(claim, context) ??
    (claim.support < supportLimits.minor ? unsupported(claim, context) : null)
  );
}
