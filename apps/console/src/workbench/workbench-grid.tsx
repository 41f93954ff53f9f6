import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Modality } from '@countersign/contracts';
import { useId, type ReactNode } from 'react';
import { useText } from '../language/use-text.js';
import { KeyHint } from './decision/key-hint.js';
import { workbenchText } from './messages.js';
import type { Frame } from './use-frame.js';

/** Sources stand below a text, and beside what is drawn, which needs the height. */
const sourcesAt: Record<Modality, 'below' | 'beside'> = { text: 'below', image: 'beside', schedule: 'beside' };

interface Props {
  modality: Modality;
  /** While it is wide only the output is shown; the rest stays as it is behind it. */
  frame: Frame;
  output: ReactNode;
  /** What may be done with the output, beside its title. */
  outputAct?: ReactNode;
  sources: ReactNode;
  findingsTitle: string;
  findings: ReactNode;
  facts: ReactNode;
}

/** The output on the left, findings and facts on the right, sources where they leave the output most room; one column on narrow screens. */
export function WorkbenchGrid({ modality, frame, output, outputAct, sources, findingsTitle, findings, facts }: Props) {
  const text = useText(workbenchText);
  const { wide, setWide } = frame;
  const sourcesPane = (where: 'below' | 'beside') =>
    sources !== null &&
    where === sourcesAt[modality] && (
      <Pane title={text('sources')} grow={where === 'below' ? 2 : 1} hidden={wide}>
        {sources}
      </Pane>
    );
  return (
    <Box
      sx={{
        flex: 1,
        minHeight: 0,
        display: 'grid',
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          md: wide ? 'minmax(0, 1fr)' : 'minmax(0, 1.7fr) minmax(340px, 1fr)',
        },
      }}
    >
      <Column>
        <Pane
          title={text('output')}
          grow={3}
          act={
            <Box>
              {outputAct}
              <WideButton wide={wide} onWide={setWide} />
            </Box>
          }
        >
          {output}
        </Pane>
        {sourcesPane('below')}
      </Column>
      <Column line hidden={wide}>
        <Pane title={findingsTitle} grow={2}>
          {findings}
        </Pane>
        {sourcesPane('beside')}
        <Pane title={null} grow={1}>
          {facts}
        </Pane>
      </Column>
    </Box>
  );
}

function WideButton({ wide, onWide }: { wide: boolean; onWide: (wide: boolean) => void }) {
  const text = useText(workbenchText);
  return (
    <Button
      size="small"
      color="inherit"
      aria-keyshortcuts="w"
      onClick={() => onWide(!wide)}
      sx={{ display: { xs: 'none', md: 'inline-flex' }, py: 0, minHeight: 24, gap: 0.75, color: 'text.secondary' }}
    >
      {text(wide ? 'narrower' : 'wider')}
      <KeyHint>w</KeyHint>
    </Button>
  );
}

function Column({ children, line = false, hidden = false }: { children: ReactNode; line?: boolean; hidden?: boolean }) {
  return (
    <Box
      sx={{
        display: hidden ? 'none' : 'flex',
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

interface PaneProps {
  title: string | null;
  grow: number;
  hidden?: boolean;
  /** What stands beside the title. */
  act?: ReactNode;
  children: ReactNode;
}

function Pane({ title, grow, hidden = false, act, children }: PaneProps) {
  const id = useId();
  return (
    <Box
      component="section"
      {...(title === null ? {} : { 'aria-labelledby': id })}
      sx={{
        flex: { xs: 'none', md: `${grow} 1 0` },
        minHeight: 0,
        maxHeight: { xs: '70dvh', md: 'none' },
        display: hidden ? 'none' : 'flex',
        flexDirection: 'column',
        // What scrolls and pans by itself is not put into a second frame that scrolls.
        '&:has([data-own-frame])': { maxHeight: 'none' },
        'section + &': { borderTop: '1px solid', borderColor: 'divider' },
      }}
    >
      {title !== null && (
        <Box
          sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', px: 2, pt: 0.5, flex: 'none' }}
        >
          <Typography id={id} variant="overline" component="h2" sx={{ color: 'text.secondary' }}>
            {title}
          </Typography>
          {act}
        </Box>
      )}
      {/* Positioned, so that what is hidden from sight inside scrolls along and does not lengthen the page. */}
      <Box sx={{ position: 'relative', flex: 1, minHeight: 0, overflowY: 'auto' }} tabIndex={-1} data-pane>
        {children}
      </Box>
    </Box>
  );
}
