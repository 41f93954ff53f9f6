import type { DraftView, PolicyCheckView } from '@countersign/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { call } from '../api/call.js';

/** Typing has to rest this long before what was typed is looked at, ms. */
const restMs = 700;

interface Check {
  /** Of what was typed once it was looked at; before that of what is saved. */
  view: PolicyCheckView;
  isBehind: boolean;
  error: Error | null;
}

/** What the product makes of documents while they are typed; those that are saved bring their check along. */
export function useDocumentsCheck(draft: DraftView, documents: DraftView['documents']): Check {
  const [locale] = useLocaleState();
  const [rested, setRested] = useState(documents);
  useEffect(() => {
    const timer = setTimeout(() => setRested(documents), restMs);
    return () => clearTimeout(timer);
  }, [documents]);
  const isTyped = documents !== draft.documents;
  const query = useQuery({
    queryKey: ['typed-documents', rested, locale],
    queryFn: ({ signal }) => call('checkPolicyDocuments', { body: { documents: rested }, signal }),
    enabled: isTyped && rested === documents && documents.length > 0,
    placeholderData: (before) => before,
    gcTime: 0,
  });
  if (!isTyped) return { view: draft.check, isBehind: false, error: null };
  return {
    view: query.data ?? draft.check,
    isBehind: rested !== documents || query.isFetching,
    error: query.error,
  };
}
