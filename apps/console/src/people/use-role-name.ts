import { builtInRoles } from '@countersign/access';
import { useCallback } from 'react';
import { useLocaleState } from 'react-admin';
import { useCatalog } from '../api/use-answer.js';

/** What roles are called, by the policy in force; one that it does not have has no name but its own. */
export function useRoleName(): (role: string) => string {
  const [locale] = useLocaleState();
  const known = useCatalog().data?.roles;
  return useCallback(
    (role) => {
      const builtIn = builtInRoles.roles[role]?.label;
      return known?.find(({ name }) => name === role)?.label ?? builtIn?.[locale === 'zh-TW' ? 'zh-TW' : 'en'] ?? role;
    },
    [known, locale],
  );
}
