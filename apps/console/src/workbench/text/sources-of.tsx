import Box from '@mui/material/Box';
import type { Evidence, PayloadView } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { Concealed } from '../facts/concealed.js';
import type { OpenedEvidence } from '../opened-evidence.js';
import { Sources } from './sources.js';

/** The sources of an output as a panel; that they are concealed, where they are; null where there are none. */
export function sourcesOf(
  { sources, concealed }: PayloadView,
  choice: { evidence: readonly Evidence[] | null; support: number | null },
  opened?: OpenedEvidence,
): ReactNode {
  if (sources.length > 0) {
    const { evidence, support } = choice;
    return (
      <Sources sources={sources} evidence={evidence} support={support} onOpened={(id) => opened?.noteSource(id)} />
    );
  }
  if (!concealed.includes('sources')) return null;
  return (
    <Box sx={{ p: 2 }}>
      <Concealed fields={['sources']} />
    </Box>
  );
}
