import { useCallback } from 'react';
import { useLocaleState } from 'react-admin';
import { phrase, type Catalog, type PhraseValues } from './phrase.js';

/** The sentences of a catalogue in the chosen language, filled with values. */
export function useText<T extends Catalog>(catalog: T): (key: keyof T, values?: PhraseValues) => string {
  const [locale] = useLocaleState();
  return useCallback(
    (key, values) => {
      const text = catalog[key];
      return text ? phrase(text, locale, values) : String(key);
    },
    [catalog, locale],
  );
}
