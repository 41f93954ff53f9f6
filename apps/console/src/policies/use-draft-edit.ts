import type { DraftDocumentName, DraftView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';

interface Documents {
  /** The revision that was changed: a later one of somebody else is not overwritten. */
  revision: number;
  documents: DraftView['documents'];
}

/** What is typed into a draft and not saved yet. */
export interface DraftEdit {
  documents: DraftView['documents'];
  isChanged: boolean;
  write: (name: DraftDocumentName, yaml: string) => void;
  leaveOut: (name: DraftDocumentName) => void;
  discard: () => void;
  save: () => void;
  isSaving: boolean;
  error: Error | null;
}

/** Keeps what is typed into a draft, also when the draft is read anew meanwhile; `onSaved` reads it again after saving. */
export function useDraftEdit(draft: DraftView, onSaved: () => Promise<unknown>): DraftEdit {
  const [typed, setTyped] = useState<Documents | null>(null);
  const documents = typed?.documents ?? draft.documents;
  const change = (next: DraftView['documents']) =>
    setTyped({ revision: typed?.revision ?? draft.revision, documents: next });
  const save = useMutation({
    mutationFn: async ({ revision, documents: body }: Documents) => {
      await call('changePolicyDraft', {
        params: { id: draft.id },
        body: { title: draft.title, revision, documents: body },
      });
      await onSaved();
    },
    onSuccess: () => setTyped(null),
  });
  return {
    documents,
    isChanged: typed !== null,
    write(name, yaml) {
      const isThere = documents.some((document) => document.name === name);
      change(
        isThere
          ? documents.map((document) => (document.name === name ? { name, yaml } : document))
          : [...documents, { name, yaml }],
      );
    },
    leaveOut: (name) => change(documents.filter((document) => document.name !== name)),
    discard() {
      save.reset();
      setTyped(null);
    },
    save: () => typed && save.mutate(typed),
    isSaving: save.isPending,
    error: save.error,
  };
}
