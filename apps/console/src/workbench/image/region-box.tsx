import Box from '@mui/material/Box';
import type { Severity } from '@countersign/contracts';
import { useText } from '../../language/use-text.js';
import { meaningOfSeverity } from '../../parts/marks.js';
import { partsText } from '../../parts/messages.js';
import { imageText } from './messages.js';
import type { Extent } from './picture-scale.js';
import type { Region } from './regions.js';
import { shareOf } from './share-of.js';

/** Severity as a line, so that it reads without colour. */
const lines: Record<Severity, string> = { critical: 'solid', major: 'solid', minor: 'dashed', info: 'dotted' };
const halo = '0 0 0 1.5px rgb(255 255 255 / 85%), inset 0 0 0 1.5px rgb(255 255 255 / 85%)';

interface Props {
  region: Region;
  size: Extent;
  current: boolean;
  /** How many labels lie before this one at its corner. */
  labelPlace: number;
  /** Whether there is room for the label above the region. */
  labelAbove: boolean;
  onChoose: () => void;
}

/** The region of a finding: a button with its number. A click of the mouse is the stage's, which knows what lies below. */
export function RegionBox({ region: { finding, box }, size, current, labelPlace, labelAbove, onChoose }: Props) {
  const text = useText(imageText);
  const words = useText(partsText);
  const meaning = meaningOfSeverity[finding.severity];
  const severity = words(`severity.${finding.severity}`);
  return (
    <Box
      component="button"
      type="button"
      data-region={finding.number}
      aria-pressed={current}
      aria-label={text('region', { number: finding.number, severity, message: finding.message.slice(0, 200) })}
      style={shareOf(box, size)}
      onClick={(event) => event.detail === 0 && onChoose()}
      sx={(theme) => {
        const colour =
          meaning === 'problem' || meaning === 'attention' ? theme.colours[meaning] : theme.colours.strongLine;
        return {
          position: 'absolute',
          p: 0,
          m: 0,
          minWidth: 8,
          minHeight: 8,
          bgcolor: 'transparent',
          cursor: 'inherit',
          zIndex: current ? 2 : 1,
          border: `${current ? 4 : 2}px ${lines[finding.severity]} ${colour}`,
          boxShadow: current ? `${halo}, 0 0 0 4px ${theme.colours.accent}` : halo,
          '&::after': {
            content: 'attr(data-region)',
            position: 'absolute',
            left: labelPlace * 28 - (current ? 4 : 2),
            ...(labelAbove ? { bottom: '100%' } : { top: 0 }),
            minWidth: 24,
            boxSizing: 'border-box',
            px: '6px',
            fontSize: '0.8125rem',
            fontWeight: 700,
            lineHeight: '22px',
            color: theme.colours.paper,
            bgcolor: colour,
          },
        };
      }}
    />
  );
}
