import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { PolicyVersionDetail, PolicyView } from '@countersign/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useAnswer } from '../api/use-answer.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Mark } from '../parts/mark.js';
import { Page } from '../parts/page.js';
import { Facts, Section } from '../parts/section.js';
import { ShortId } from '../parts/short-id.js';
import { When } from '../parts/when.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { confirmationText } from './confirmation-messages.js';
import { ConfirmationSection } from './confirmation-section.js';
import { DocumentDiff } from './document-diff.js';
import { DocumentTabs, DocumentText } from './document-tabs.js';
import { policiesText } from './messages.js';
import { ViewChoice, type DocumentView } from './view-choice.js';

type Documents = PolicyView['documents'];

/** A policy that was in force, as written, what differs from the one before and the one in force now, and who has read it. */
export function VersionPage() {
  const { id: digest = '' } = useParams();
  const text = useText(policiesText);
  const version = useAnswer('getPolicyVersion', { params: { digest } });
  const inForce = useAnswer('getPolicy');
  const previous = version.data?.previous ?? null;
  const before = useAnswer('getPolicyVersion', { params: { digest: previous ?? '' } }, { enabled: previous !== null });
  return (
    <Page title={text('versionTitle')}>
      <AnswerOf query={version}>
        {(answer) => (
          <AnswerOf query={inForce}>
            {(current) =>
              answer.previous === null ? (
                <Version key={digest} version={answer} before={null} inForce={current} />
              ) : (
                <AnswerOf query={before}>
                  {({ documents }) => <Version key={digest} version={answer} before={documents} inForce={current} />}
                </AnswerOf>
              )
            }
          </AnswerOf>
        )}
      </AnswerOf>
    </Page>
  );
}

const yamlOf = (documents: Documents, name: string): string =>
  documents.find((document) => document.name === name)?.yaml ?? '';

/** The documents of a version; signers that are trusted no more are shown as taken away. */
function withGone(documents: Documents, before: Documents | null): Documents {
  const gone = before?.some(({ name }) => name === 'trusted-signers') && yamlOf(documents, 'trusted-signers') === '';
  return gone ? [...documents, { name: 'trusted-signers', yaml: '' }] : documents;
}

interface Props {
  version: PolicyVersionDetail;
  /** The documents of the policy that it followed; null for the first one. */
  before: Documents | null;
  inForce: PolicyView;
}

function Version({ version, before, inForce }: Props) {
  const text = useText(policiesText);
  const [view, setView] = useState<DocumentView>(version.needsConfirmation && before !== null ? 'before' : 'write');
  const isInForce = version.digest === inForce.digest;
  const views = (['write', 'before', 'compare'] as const).filter(
    (one) => one === 'write' || (one === 'before' ? before !== null : !isInForce),
  );
  const base = view === 'before' && before !== null ? before : inForce.documents;
  const documents = withGone(version.documents, before);
  // Tests of a folder are kept with drafts only, so that there is nothing to hold them against.
  const differs = (from: Documents, name: string, yaml: string) =>
    yamlOf(from, name) !== yaml && (name !== 'tests' || yamlOf(from, name) !== '');
  const changed = before && documents.filter(({ name, yaml }) => differs(before, name, yaml)).map(({ name }) => name);
  const [shown, setShown] = useState<string | null>((version.needsConfirmation && changed?.[0]) || null);
  return (
    <>
      <Section title={text('versionFacts')}>
        <Facts
          items={[
            [
              text('state'),
              <Mark key="state" meaning={isInForce ? 'ok' : 'neutral'}>
                {text(isInForce ? 'inForce' : 'former')}
              </Mark>,
            ],
            [text('digest'), <ShortId key="digest" value={version.digest} what={text('digest')} />],
            [text('since'), <When key="since" at={version.activeSince} />],
          ]}
        />
      </Section>
      <ConfirmationSection version={version} changed={changed} />
      <DocumentTabs
        documents={documents}
        chosen={shown}
        onChoose={setShown}
        label={({ name, yaml }, word) => (differs(base, name, yaml) ? text('differs', { name: word }) : word)}
        aside={views.length > 1 && <ViewChoice view={view} views={views} onChange={setView} />}
      >
        {({ name, yaml }) =>
          view === 'write' ? (
            <DocumentText name={name} yaml={yaml} />
          ) : (
            <DocumentDiff name={name} before={yamlOf(base, name)} after={yaml} against={view} />
          )
        }
      </DocumentTabs>
      {version.needsConfirmation && <Confirm version={version} />}
    </>
  );
}

/** Below what is to be read. */
function Confirm({ version }: { version: PolicyVersionDetail }) {
  const text = useText(confirmationText);
  const mayConfirm = useMay('approve', 'Policy');
  const announce = useAnnounce();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  if (!mayConfirm) return null;
  return (
    <Box sx={{ mb: 2 }}>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {text('confirm')}
      </Button>
      {isOpen && (
        <ConfirmDialog
          version={version}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            announce(text('confirmed'));
            for (const name of ['getPolicyVersion', 'listPolicyVersions']) {
              void queries.invalidateQueries({ queryKey: ['route', name] });
            }
          }}
        />
      )}
    </Box>
  );
}
