import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useText } from '../language/use-text.js';
import { draftText } from './draft-messages.js';

/** A document as text, or what differs in it from the policy in force. */
export type DocumentView = 'write' | 'compare';

/** Chooses between the text of a document and what differs in it. */
export function ViewChoice({ view, onChange }: { view: DocumentView; onChange: (view: DocumentView) => void }) {
  const text = useText(draftText);
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={text('view')}
      value={view}
      onChange={(_, next: DocumentView | null) => next !== null && onChange(next)}
    >
      {(['write', 'compare'] as const).map((name) => (
        <ToggleButton key={name} value={name} sx={{ textTransform: 'none', px: 1.5, py: 0.5, color: 'text.primary' }}>
          {text(name)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
