import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useText } from '../language/use-text.js';
import { draftText } from './draft-messages.js';

/** A document as text, or what differs in it from the policy before or in force. */
export type DocumentView = 'write' | 'before' | 'compare';

const ofDrafts: readonly DocumentView[] = ['write', 'compare'];

interface Props {
  view: DocumentView;
  views?: readonly DocumentView[];
  onChange: (view: DocumentView) => void;
}

/** Chooses between the text of a document and what differs in it. */
export function ViewChoice({ view, views = ofDrafts, onChange }: Props) {
  const text = useText(draftText);
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={text('view')}
      value={view}
      onChange={(_, next: DocumentView | null) => next !== null && onChange(next)}
    >
      {views.map((name) => (
        <ToggleButton key={name} value={name} sx={{ textTransform: 'none', px: 1.5, py: 0.5, color: 'text.primary' }}>
          {text(name)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
