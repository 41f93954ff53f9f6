import { visit, type Document, type LineCounter } from 'yaml';
import { PolicyError } from './policy-error.js';

/** More than any document needs; what reads a policy goes down by recursion, and must not run out of stack. */
const deepest = 100;

const isBlock = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Level by level and each block once, so that one that holds itself, or the same one many times, costs no more than others. */
function isTooDeep(root: unknown): boolean {
  let level = new Set([root].filter(isBlock));
  for (let depth = 1; level.size > 0; depth += 1) {
    if (depth > deepest) return true;
    level = new Set([...level].flatMap((block): unknown[] => Object.values(block)).filter(isBlock));
  }
  return false;
}

function tooDeep(file: string): PolicyError {
  const text = {
    en: `This is nested more than ${deepest} levels deep: write it flatter.`,
    'zh-TW': `巢狀超過 ${deepest} 層，請減少層數。`,
  };
  return new PolicyError([{ file, line: 1, sentence: text.en, text }]);
}

function unusableAlias(file: string, document: Document.Parsed, lines: LineCounter): PolicyError {
  let [at, name] = [0, ''];
  visit(document, {
    Alias: (_, alias) => {
      [at, name] = [alias.range?.[0] ?? 0, alias.source];
      // Where each is known, there are too many of them, and the last one stands for all.
      return alias.resolve(document) === undefined ? visit.BREAK : undefined;
    },
  });
  const text = {
    en: `The alias "*${name}" names nothing above it, or aliases repeat too much: write out what it stands for.`,
    'zh-TW': `別名「*${name}」在其上方並無對應內容，或別名重複過多，請直接寫出內容。`,
  };
  return new PolicyError([{ file, line: lines.linePos(at).line, sentence: text.en, text }]);
}

/** What a document without faults says; throws `PolicyError` for aliases that stand for nothing or for too much, and for what is nested too deep. */
export function valueOf(file: string, document: Document.Parsed, lines: LineCounter): unknown {
  const read = (): unknown => {
    try {
      return document.toJS();
    } catch (error) {
      throw error instanceof ReferenceError ? unusableAlias(file, document, lines) : error;
    }
  };
  const value = read();
  if (isTooDeep(value)) throw tooDeep(file);
  return value;
}
