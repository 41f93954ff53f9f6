import type { Language } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useLocaleState } from 'react-admin';
import { call } from '../api/call.js';
import { useSession } from '../api/use-session.js';

/**
 * The language, and a way to choose another: here at once, and in the profile of who is signed in. The choice holds on this
 * device even when the profile cannot be reached, which `error` then tells.
 */
export function useChooseLanguage() {
  const session = useSession();
  const [locale, setLocale] = useLocaleState();
  const save = useMutation({ mutationFn: (language: Language) => call('changeProfile', { body: { language } }) });
  const choose = (language: Language) => {
    setLocale(language);
    if (session) save.mutate(language);
  };
  return { locale, choose, error: save.error };
}
