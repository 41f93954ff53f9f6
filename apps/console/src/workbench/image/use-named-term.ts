import type { Catalog } from '../../language/phrase.js';
import { useText } from '../../language/use-text.js';

/** A word of some standard in the reader's language where there is one, else as it stands in the file. */
export function useNamedTerm(names: Catalog): (term: string) => string {
  const text = useText(names);
  return (term) => (Object.hasOwn(names, term) ? text(term) : term);
}
