import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CalibrationView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { calibrationText } from './messages.js';
import { ReliabilityDiagram } from './reliability-diagram.js';
import { ReliabilityTable } from './reliability-table.js';

/** A reliability diagram with how to read it, and its figures as a table. */
export function Reliability({ calibration }: { calibration: CalibrationView }) {
  const text = useText(calibrationText);
  const [locale] = useLocaleState();
  const digits = (value: number) => formatNumber(value, locale, 3);
  const { before, after, labels, target } = calibration;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 4, alignItems: 'flex-start' }}>
      <Box component="figure" sx={{ m: 0, flex: '0 1 420px', minWidth: 260 }}>
        <ReliabilityDiagram before={before} after={after} target={target} />
        <Legend />
      </Box>
      <Box sx={{ flex: '1 1 360px', minWidth: 0 }}>
        <Typography variant="body2" sx={{ mb: 2, maxWidth: 640 }}>
          {text('howToRead')}
        </Typography>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 2, maxWidth: 640 }}>
          {text('says', {
            count: labels,
            before: digits(before.expectedError),
            after: digits(after.expectedError),
          })}
        </Typography>
        <ReliabilityTable before={before} after={after} />
      </Box>
    </Box>
  );
}

/** The two lines of the diagram, by shape and word. */
function Legend() {
  const text = useText(calibrationText);
  return (
    <Box
      component="figcaption"
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, mt: 1, fontSize: '0.8125rem', color: 'text.secondary' }}
    >
      {(['before', 'after'] as const).map((line) => (
        <Box key={line} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
          <Box component="svg" aria-hidden viewBox="0 0 28 12" sx={{ width: 28, height: 12 }}>
            {line === 'before' ? (
              <Box component="g" sx={{ stroke: (theme) => theme.colours.strongLine, fill: 'none', strokeWidth: 1.5 }}>
                <path d="M0 6h28" strokeDasharray="4 3" />
                <Box component="rect" x={10} y={2} width={8} height={8} sx={{ fill: (theme) => theme.colours.paper }} />
              </Box>
            ) : (
              <Box
                component="g"
                sx={{ stroke: (theme) => theme.colours.accent, fill: (theme) => theme.colours.accent }}
              >
                <path d="M0 6h28" strokeWidth={2} />
                <circle cx={14} cy={6} r={4} />
              </Box>
            )}
          </Box>
          {text(line)}
        </Box>
      ))}
    </Box>
  );
}
