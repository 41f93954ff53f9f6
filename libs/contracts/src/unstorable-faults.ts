import { jsonPointer } from './faults.js';
import type { LocalizedFault } from './problem.js';
import type { LocalizedText } from './localized-text.js';

/** Deepest nesting of objects and lists that is taken in. */
const maxDepth = 100;

const noSuchCharacter: LocalizedText = {
  en: 'must not hold NUL characters or lone surrogates: send well-formed text',
  'zh-TW': '不可含有 NUL 字元或單獨的代理字元，請傳送正確的文字',
};

const tooDeep: LocalizedText = {
  en: `is nested more than ${maxDepth} levels deep: send it flatter, or as text`,
  'zh-TW': `巢狀超過 ${maxDepth} 層，請減少層數或改以文字傳送`,
};

const inexactInteger: LocalizedText = {
  en: 'is a whole number beyond 2^53 - 1, which readers of JSON round: send it as text',
  'zh-TW': '為超過 2^53 - 1 的整數，讀取 JSON 時會被四捨五入，請改以文字傳送',
};

function unstorable(value: unknown, path: PropertyKey[], faults: LocalizedFault[]): void {
  const refuse = (code: string, detail: LocalizedText) => faults.push({ pointer: jsonPointer(path), code, detail });
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed()) refuse('wrong-character', noSuchCharacter);
  } else if (typeof value === 'number') {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) refuse('inexact-integer', inexactInteger);
  } else if (typeof value === 'object' && value !== null) {
    if (path.length > maxDepth) {
      refuse('too-deep', tooDeep);
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => unstorable(item, [...path, index], faults));
    } else {
      for (const [key, item] of Object.entries(value)) {
        if (key.includes('\u0000') || !key.isWellFormed()) unstorable(key, path, faults);
        unstorable(item, [...path, key], faults);
      }
    }
  }
}

/** Every fault of what no store or digest carries faithfully (NUL, lone surrogates, integers that are rounded, deep nesting), with its JSON pointer. */
export function unstorableFaults(value: unknown): LocalizedFault[] {
  const faults: LocalizedFault[] = [];
  unstorable(value, [], faults);
  return faults;
}
