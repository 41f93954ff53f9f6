import type { Language } from '@countersign/contracts';
import { describeVerification, type Verification } from '@countersign/verifier';

/** The outcome for people: verdict, what was checked, what does not hold, and what is not proven. */
export function printVerification(result: Verification, language: Language): string {
  const words = describeVerification(result, language);
  const colon = language === 'en' ? ': ' : '：';
  const lines = [words.verdict];
  for (const [name, value] of words.facts) lines.push(`${name}${colon}${value}`);
  if (words.keyWarning !== null) lines.push(`! ${words.keyWarning}`);
  if (words.faults.length > 0) lines.push(words.faultsTitle, ...words.faults.map((fault) => `  ✗ ${fault}`));
  lines.push(words.openTitle, ...words.open.map((sentence) => `  - ${sentence}`));
  return `${lines.join('\n')}\n`;
}

/** The outcome for programs: one JSON object, its faults in the given language. */
export function verificationJson(result: Verification, language: Language): string {
  const faults = result.faults.map(({ code, detail }) => ({ code, detail: detail[language] }));
  return `${JSON.stringify({ ...result, faults })}\n`;
}
