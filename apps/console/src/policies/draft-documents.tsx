import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { draftDocumentNames, type DraftView, type PolicyFaultView, type PolicyView } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { Mark } from '../parts/mark.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { DocumentDiff } from './document-diff.js';
import { DocumentEditor, type AskedLine } from './document-editor.js';
import { useDocumentName } from './document-name.js';
import { DocumentTabs } from './document-tabs.js';
import { draftText } from './draft-messages.js';
import type { DraftEdit } from './use-draft-edit.js';
import { ViewChoice, type DocumentView } from './view-choice.js';

/** What of the documents is shown. */
export interface DocumentPlace {
  view: DocumentView;
  name: string | null;
  asked: AskedLine | null;
}

interface Props {
  draft: DraftView;
  edit: DraftEdit;
  inForce: PolicyView;
  faults: readonly PolicyFaultView[];
  mayWrite: boolean;
  place: DocumentPlace;
  onPlace: (place: DocumentPlace) => void;
}

/** The documents of a draft: as text that can be written in, or against those in force. */
export function DraftDocuments({ draft, edit, inForce, faults, mayWrite, place, onPlace }: Props) {
  const text = useText(draftText);
  const current = (name: string) => inForce.documents.find((document) => document.name === name)?.yaml ?? '';
  const shown = edit.documents.find(({ name }) => name === place.name) ?? edit.documents[0];
  return (
    <>
      <DocumentTabs
        documents={edit.documents}
        chosen={place.name}
        onChoose={(name) => onPlace({ ...place, name, asked: null })}
        aside={<ViewChoice view={place.view} onChange={(view) => onPlace({ ...place, view, asked: null })} />}
      >
        {({ name, yaml }) =>
          place.view === 'write' ? (
            <DocumentEditor
              key={name}
              name={name}
              yaml={yaml}
              readOnly={!mayWrite || edit.isSaving}
              faults={new Set(faults.filter(({ document }) => document === name).map(({ line }) => line))}
              asked={place.asked}
              onChange={(next) => edit.write(name, next)}
            />
          ) : (
            <DocumentDiff name={name} before={current(name)} after={yaml} />
          )
        }
      </DocumentTabs>
      {edit.error && (
        <Box sx={{ mb: 2 }}>
          <ProblemNotice error={edit.error} />
        </Box>
      )}
      {(mayWrite || edit.isChanged) && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 2 }}>
          {mayWrite && (
            <Button variant="contained" disabled={!edit.isChanged || edit.isSaving} onClick={edit.save}>
              {text('save')}
            </Button>
          )}
          {edit.isChanged && (
            <>
              <Button color="inherit" disabled={edit.isSaving} onClick={edit.discard}>
                {text('discard')}
              </Button>
              <Mark meaning="attention">{text('unsaved')}</Mark>
              {!mayWrite && <Box sx={{ fontSize: '0.875rem' }}>{text('overtaken')}</Box>}
              {draft.state === 'proposed' && <Box sx={{ fontSize: '0.875rem' }}>{text('endsProposal')}</Box>}
            </>
          )}
          <Box sx={{ flex: 1 }} />
          {mayWrite && shown && <DocumentChoice edit={edit} inForce={inForce} shown={shown.name} onPlace={onPlace} />}
        </Box>
      )}
    </>
  );
}

interface ChoiceProps extends Pick<Props, 'edit' | 'inForce' | 'onPlace'> {
  shown: string;
}

/** Takes further documents into a draft, or leaves one out. */
function DocumentChoice({ edit, inForce, shown, onPlace }: ChoiceProps) {
  const text = useText(draftText);
  const nameOf = useDocumentName();
  const inDraft = (name: string) => edit.documents.some((document) => document.name === name);
  const others = draftDocumentNames.flatMap((name) => {
    const document = inForce.documents.find((one) => one.name === name);
    return document && !inDraft(name) ? [{ name, yaml: document.yaml }] : [];
  });
  const leavable = draftDocumentNames.find((name) => name === shown && edit.documents.length > 1);
  return (
    <>
      {others.map(({ name, yaml }) => (
        <Button
          key={name}
          size="small"
          variant="outlined"
          color="inherit"
          disabled={edit.isSaving}
          onClick={() => {
            edit.write(name, yaml);
            onPlace({ view: 'write', name, asked: null });
          }}
        >
          {text('addDocument', { name: nameOf(name) })}
        </Button>
      ))}
      {leavable && (
        <Button size="small" color="inherit" disabled={edit.isSaving} onClick={() => edit.leaveOut(leavable)}>
          {text('leaveOut', { name: nameOf(leavable) })}
        </Button>
      )}
    </>
  );
}
