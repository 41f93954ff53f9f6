import { useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { partsText } from './messages.js';

/** The name of a check in words where its kind has one, else as the server calls it. */
export function useCheckName(): (check: string) => string {
  const text = useText(partsText);
  const catalog = useCatalog().data;
  return (check) => {
    const kind = catalog?.checks.find(({ name }) => name === check)?.kind;
    const key = `check.kind.${kind}`;
    return isKey(key) ? text(key) : check;
  };
}

const isKey = (key: string): key is keyof typeof partsText => key in partsText;
