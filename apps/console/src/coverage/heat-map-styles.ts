import type { SxProps, Theme } from '@mui/material/styles';
import { hatch } from '../theme/palette.js';

/** How the table of verdicts looks: styled as a whole, since it may have thousands of cells. */
export function heatMapStyles({ colours }: Theme, compact: boolean): SxProps<Theme> {
  const cell = {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    width: '100%',
    height: '100%',
    minHeight: 36,
    px: 1,
    py: 0.5,
    justifyContent: compact ? 'center' : 'flex-start',
    textAlign: 'start',
  };
  return {
    borderCollapse: 'separate',
    borderSpacing: 0,
    minWidth: compact ? 0 : '100%',
    fontSize: '0.8125rem',
    '& th, & td': { borderBottom: `1px solid ${colours.line}`, p: 0, textAlign: 'start' },
    '& td': { borderInlineStart: `1px solid ${colours.line}`, height: '1px' },
    '& thead th': { position: 'sticky', top: 0, zIndex: 2, bgcolor: 'background.paper', p: 1, fontWeight: 600 },
    '& thead th + th': compact
      ? {
          minWidth: 40,
          maxWidth: 40,
          verticalAlign: 'bottom',
          '& span': { writingMode: 'vertical-rl', maxHeight: 180 },
        }
      : { minWidth: 112, overflowWrap: 'anywhere' },
    '& th:first-of-type': {
      position: 'sticky',
      insetInlineStart: 0,
      zIndex: 1,
      bgcolor: 'background.paper',
      minWidth: { xs: 180, md: 240 },
      maxWidth: 360,
    },
    '& thead th:first-of-type': { zIndex: 3 },
    '& td > div, & td > button': cell,
    '& td > button': { font: 'inherit', color: 'inherit', border: 0, cursor: 'pointer' },
    '& td > button:hover, & td > button:focus-visible': { outline: `2px solid ${colours.accent}`, outlineOffset: -2 },
    '& td > div': { fontWeight: 600 },
    '& .none': { color: 'text.secondary', fontWeight: 400 },
    '& .unseen': { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
    '& [data-meaning=ok]': { background: colours.okWash },
    '& [data-meaning=attention]': { background: colours.attentionWash },
    '& [data-meaning=problem]': { background: colours.problemWash },
    '& [data-meaning=unknown]': { background: hatch(colours.line, colours.unknownWash) },
    '& [data-meaning=unknown] > span:last-child': { bgcolor: colours.unknownWash, px: 0.25 },
    '& [data-meaning=neutral]': { background: colours.paper },
  };
}
