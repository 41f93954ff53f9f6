import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { PayloadView, SubmissionView } from '@countersign/contracts';
import { useState } from 'react';
import { useMay } from '../../api/use-session.js';
import { useText } from '../../language/use-text.js';
import { Notes } from '../../review-flow/notes.js';
import { workbenchText } from '../messages.js';
import { TextChanges } from '../text/text-changes.js';
import { History } from './history.js';
import { MadeBy } from './made-by.js';
import { Thread } from './thread.js';

const tabs = ['changes', 'madeBy', 'history', 'thread', 'notes'] as const;
type Shown = (typeof tabs)[number];

interface Props {
  submission: SubmissionView;
  payload: PayloadView;
  /** Whether there is a review whose notes may be shown. */
  notes: boolean;
}

/** CHANGES of a revised text, MADE BY, HISTORY, THREAD and, for who reads reviews, NOTES in tabs. */
export function FactsTabs({ submission, payload, notes }: Props) {
  const text = useText(workbenchText);
  const mayNotes = useMay('read', 'Review') && notes;
  const before = submission.modality === 'text' ? submission.supersedes : null;
  const [shown, setShown] = useState<Shown>(before === null ? 'madeBy' : 'changes');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%' }}>
      <Tabs
        value={shown}
        onChange={(_, next: Shown) => setShown(next)}
        variant="scrollable"
        scrollButtons={false}
        aria-label={text('madeBy')}
        sx={{
          flex: 'none',
          borderBottom: '1px solid',
          borderColor: 'divider',
          '& .MuiTab-root': { minWidth: 0, px: { xs: 1.25, sm: 2 } },
        }}
      >
        {tabs
          .filter((tab) => (tab !== 'notes' || mayNotes) && (tab !== 'changes' || before !== null))
          .map((tab) => (
            <Tab key={tab} value={tab} label={text(tab)} id={`facts-${tab}`} aria-controls="facts-panel" />
          ))}
      </Tabs>
      <Box
        role="tabpanel"
        id="facts-panel"
        aria-labelledby={`facts-${shown}`}
        tabIndex={0}
        sx={{ flex: 1, minHeight: 0, overflowY: 'auto', p: 2 }}
      >
        {shown === 'changes' && before !== null && <TextChanges before={before} payload={payload} />}
        {shown === 'madeBy' && <MadeBy submission={submission} payload={payload} />}
        {shown === 'history' && <History submission={submission.id} />}
        {shown === 'thread' && <Thread submission={submission.id} />}
        {shown === 'notes' && <Notes submission={submission.id} />}
      </Box>
    </Box>
  );
}
