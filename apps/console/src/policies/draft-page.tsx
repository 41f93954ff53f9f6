import Box from '@mui/material/Box';
import type { DraftView, PolicyView } from '@countersign/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../api/call.js';
import { useAnswer } from '../api/use-answer.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { UnsavedGuard } from '../parts/unsaved-guard.js';
import { BackTestsSection } from './back-tests-section.js';
import { CheckSection } from './check-section.js';
import { DraftActions } from './draft-actions.js';
import { DraftDocuments, type DocumentPlace } from './draft-documents.js';
import { DraftFacts } from './draft-facts.js';
import { draftText } from './draft-messages.js';
import { DraftState } from './draft-state.js';
import { ShadowSection } from './shadow-section.js';
import { useDocumentsCheck } from './use-documents-check.js';
import { useDraftEdit } from './use-draft-edit.js';

/** How often an approved draft is looked at again until it is in force, ms. */
const waitMs = 5000;

/** One draft: its text, faults and tests, what differs from the policy in force, back-tests, and its way into force. */
export function DraftPage() {
  const { id = '' } = useParams();
  const text = useText(draftText);
  // Kept while they are read anew in another language: what is typed lives in the page below.
  const draft = useAnswer('getPolicyDraft', { params: { id } }, { keep: true });
  const inForce = useAnswer('getPolicy', {}, { keep: true });
  if (draft.data?.id === id && inForce.data) return <Draft key={id} draft={draft.data} inForce={inForce.data} />;
  return (
    <Page title={draft.data?.title ?? text('title')}>
      <AnswerOf query={draft}>{() => <AnswerOf query={inForce}>{() => null}</AnswerOf>}</AnswerOf>
    </Page>
  );
}

function Draft({ draft, inForce }: { draft: DraftView; inForce: PolicyView }) {
  const text = useText(draftText);
  const announce = useAnnounce();
  const queries = useQueryClient();
  const mayDraft = useMay('draft', 'Policy');
  const readAgain = () =>
    Promise.all(
      ['getPolicyDraft', 'listBackTests'].map((name) => queries.invalidateQueries({ queryKey: ['route', name] })),
    );
  const edit = useDraftEdit(draft, async () => {
    await readAgain();
    announce(text('saved'));
  });
  const check = useDocumentsCheck(draft, edit.documents);
  const propose = useMutation({
    mutationFn: () => call('proposePolicyDraft', { params: { id: draft.id }, body: { revision: draft.revision } }),
    onSuccess: async () => {
      await readAgain();
      announce(text('proposed'));
    },
  });
  const [place, setPlace] = useState<DocumentPlace>({ view: 'write', name: null, asked: null });
  const isAwaited = draft.state === 'approved';
  useEffect(() => {
    if (!isAwaited) return undefined;
    const timer = setInterval(() => {
      for (const name of ['getPolicyDraft', 'getPolicy']) void queries.invalidateQueries({ queryKey: ['route', name] });
    }, waitMs);
    return () => clearInterval(timer);
  }, [isAwaited, queries]);
  const isWritable = draft.state === 'draft' || draft.state === 'proposed';
  return (
    <Page
      title={draft.title}
      lead={<DraftState state={draft.state} />}
      actions={
        <DraftActions
          draft={draft}
          isChanged={edit.isChanged}
          isProposing={propose.isPending}
          onPropose={() => propose.mutate()}
          onDone={() => void readAgain()}
        />
      }
    >
      <UnsavedGuard isChanged={edit.isChanged} />
      {propose.error && (
        <Box sx={{ mb: 2 }}>
          <ProblemNotice error={propose.error} />
        </Box>
      )}
      <DraftFacts draft={draft} />
      <CheckSection
        check={check.view}
        isBehind={check.isBehind}
        error={check.error}
        isOver={!isWritable}
        shown={edit.documents.map(({ name }) => name)}
        onAsk={({ document, line }) =>
          setPlace({ view: 'write', name: document, asked: { line, turn: (place.asked?.turn ?? 0) + 1 } })
        }
      />
      <DraftDocuments
        draft={draft}
        edit={edit}
        inForce={inForce}
        faults={check.view.faults}
        mayWrite={mayDraft && isWritable}
        place={place}
        onPlace={setPlace}
      />
      <BackTestsSection draft={draft} isChanged={edit.isChanged} />
      <ShadowSection draft={draft} isChanged={edit.isChanged} />
    </Page>
  );
}
