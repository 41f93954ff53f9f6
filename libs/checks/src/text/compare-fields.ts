import type { SourceField } from './source-fields.js';
import type { TextSpan } from './text-span.js';

/** A field of a source that a claim speaks of, and where. */
export interface FieldConflict {
  span: TextSpan;
  field: SourceField;
  source: number;
  /** Whether the claim says the opposite; else the source leaves the answer open and the claim gives one. */
  opposite: boolean;
}

const negation =
  /\b(?:no|not|without|lacks?|lacking|neither|nor|never|none|unavailable|cannot)\b|n't\b|沒有|没有|並無|未|無|不|非|尚未|缺/iu;
/** What a negation before it no longer reaches. */
const turn =
  /\b(?:but|however|while|although|though|whereas|yet|with)\b|[;；。]|[,，](?=\s*(?:and\s+|with\s+)?(?:it|they|there|the|you)\b)|但|然而|不過|而(?:且|是)/iu;
const negatedAfter =
  /^[^,;.，；。]{0,24}?(?:(?:\b(?:is|are|was|were|be)\s+(?:not|never)\b)|n't\b|\bunavailable\b|不提供|未提供|不可|不能|沒有)/iu;
/** Remarks that nothing is known are no claims about the field. */
const saysUnknown =
  /\b(?:mention(?:s|ed)?|details?|information|specif(?:y|ied)|data|unclear|unknown|stated?)\b|未提及|未說明|資訊|不明|未知/iu;
/** What may follow a name within its word. */
const ending = /^(?:e?s|e?d|ing)?(?![a-z0-9])/i;

interface Squeezed {
  letters: string;
  /** Where each letter stands in the text. */
  at: readonly number[];
  begins: ReadonlySet<number>;
}

/** Letters and digits only, so that "Wi-Fi", "take out" and "takeout" meet. */
function squeeze(text: string): Squeezed {
  let letters = '';
  const at: number[] = [];
  const begins = new Set<number>();
  let inWord = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (!/[\p{L}\p{N}]/u.test(character)) {
      inWord = false;
      continue;
    }
    if (!inWord || /\p{Script=Han}/u.test(character)) begins.add(letters.length);
    inWord = true;
    letters += character.toLowerCase().charAt(0);
    at.push(index);
  }
  return { letters, at, begins };
}

function mentionOf(key: string, text: string, { letters, at, begins }: Squeezed): TextSpan | null {
  const wanted = /[a-z]s$/.test(key) ? key.slice(0, -1) : key;
  let from = letters.indexOf(wanted);
  while (from >= 0 && !begins.has(from)) from = letters.indexOf(wanted, from + 1);
  if (from < 0) return null;
  const end = (at[from + wanted.length - 1] ?? 0) + 1;
  const rest = ending.exec(text.slice(end, end + 8));
  return rest && { start: at[from] ?? 0, end: end + rest[0].length };
}

function isNegated(text: string, { start, end }: TextSpan): boolean {
  const before = text.slice(0, start).split(turn).at(-1) ?? '';
  return negation.test(before) || negatedAfter.test(text.slice(end));
}

/**
 * Where a claim (its words alone) says yes to what a field of a source denies, no to what it affirms, or answers what it leaves open.
 * Compares names letter by letter, not by meaning: a synonym is not seen.
 */
export function compareFields(claim: string, sources: readonly (readonly SourceField[])[]): FieldConflict[] {
  if (sources.every((fields) => fields.length === 0)) return [];
  const squeezed = squeeze(claim);
  const unknown = saysUnknown.test(claim);
  const conflicts = new Map<string, FieldConflict>();
  sources.forEach((fields, source) => {
    for (const field of fields) {
      const span = mentionOf(field.key, claim, squeezed);
      if (!span || unknown) continue;
      const negated = isNegated(claim, span);
      const opposite = field.answer !== 'open' && negated === (field.answer === 'yes');
      const agrees = field.answer !== 'open' && !opposite;
      const known = conflicts.get(field.key);
      // A source that agrees settles it: what one list denies another may affirm.
      if (agrees) conflicts.set(field.key, { span, field, source, opposite: false });
      else if (!known) conflicts.set(field.key, { span, field, source, opposite });
    }
  });
  return [...conflicts.values()].filter(({ field, opposite }) => opposite || field.answer === 'open');
}
