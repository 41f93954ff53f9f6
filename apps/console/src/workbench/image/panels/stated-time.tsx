import { useLocaleState } from 'react-admin';
import { formatExact } from '../../../language/format.js';
import { FoldedText } from '../folded-text.js';

/** A time that a file states; as it stands where it is none. */
export function StatedTime({ at }: { at: string }) {
  const [locale] = useLocaleState();
  if (Number.isNaN(Date.parse(at))) return <FoldedText>{at}</FoldedText>;
  return <time dateTime={new Date(at).toISOString()}>{formatExact(at, locale)}</time>;
}
