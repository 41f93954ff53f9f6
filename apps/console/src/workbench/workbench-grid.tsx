import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { useText } from '../language/use-text.js';
import { workbenchText } from './messages.js';

interface Props {
  output: ReactNode;
  sources: ReactNode;
  findingsTitle: string;
  findings: ReactNode;
  facts: ReactNode;
}

/** Output and sources on the left, findings and facts on the right; one column on narrow screens. */
export function WorkbenchGrid({ output, sources, findingsTitle, findings, facts }: Props) {
  const text = useText(workbenchText);
  return (
    <Box
      sx={{
        flex: 1,
        minHeight: 0,
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1.7fr) minmax(340px, 1fr)' },
      }}
    >
      <Column>
        <Pane title={text('output')} grow={3}>
          {output}
        </Pane>
        {sources !== null && (
          <Pane title={text('sources')} grow={2}>
            {sources}
          </Pane>
        )}
      </Column>
      <Column line>
        <Pane title={findingsTitle} grow={2}>
          {findings}
        </Pane>
        <Pane title={null} grow={1}>
          {facts}
        </Pane>
      </Column>
    </Box>
  );
}

function Column({ children, line = false }: { children: ReactNode; line?: boolean }) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        minHeight: 0,
        minWidth: 0,
        bgcolor: 'background.paper',
        borderLeft: { md: line ? '1px solid' : 'none' },
        borderColor: { md: 'divider' },
      }}
    >
      {children}
    </Box>
  );
}

function Pane({ title, grow, children }: { title: string | null; grow: number; children: ReactNode }) {
  const id = useId();
  return (
    <Box
      component="section"
      {...(title === null ? {} : { 'aria-labelledby': id })}
      sx={{
        flex: { xs: 'none', md: `${grow} 1 0` },
        minHeight: 0,
        maxHeight: { xs: '70dvh', md: 'none' },
        display: 'flex',
        flexDirection: 'column',
        // What scrolls and pans by itself is not put into a second frame that scrolls.
        '&:has([data-own-frame])': { maxHeight: 'none' },
        'section + &': { borderTop: '1px solid', borderColor: 'divider' },
      }}
    >
      {title !== null && (
        <Typography
          id={id}
          variant="overline"
          component="h2"
          sx={{ px: 2, pt: 0.75, color: 'text.secondary', flex: 'none' }}
        >
          {title}
        </Typography>
      )}
      {/* Positioned, so that what is hidden from sight inside scrolls along and does not lengthen the page. */}
      <Box sx={{ position: 'relative', flex: 1, minHeight: 0, overflowY: 'auto' }} tabIndex={-1} data-pane>
        {children}
      </Box>
    </Box>
  );
}
