import { foldText } from '../text/fold-text.js';
import { mask } from './mask.js';

/** A text with the personal data and secrets that can be told in it masked. */
export async function maskPersonalData(text: string): Promise<string> {
  // Numbering plans of all countries are large: who masks nothing does not wait for them.
  const { findPersonalItems } = await import('./find-personal-items.js');
  const { secrets, items } = findPersonalItems(foldText(text));
  let masked = '';
  let at = 0;
  for (const { start, end } of [...secrets, ...items].sort((one, other) => one.start - other.start)) {
    masked += text.slice(at, start) + mask(text.slice(start, end));
    at = end;
  }
  return masked + text.slice(at);
}
