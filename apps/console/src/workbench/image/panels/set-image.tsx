import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { severities } from '@countersign/contracts';
import { useText } from '../../../language/use-text.js';
import { Shape } from '../../../parts/mark.js';
import { meaningOfSeverity } from '../../../parts/marks.js';
import type { NumberedFinding } from '../../ordered-findings.js';
import { panelText } from '../panel-messages.js';
import { SmallPicture } from '../small-picture.js';

interface Props {
  submission: string;
  index: number;
  alt: string;
  findings: readonly NumberedFinding[];
  current: boolean;
  veiled: boolean;
  onChoose: () => void;
}

/** A small copy of one image with how much was found on it and how bad the worst is. */
export function SetImage({ submission, index, alt, findings, current, veiled, onChoose }: Props) {
  const text = useText(panelText);
  const number = index + 1;
  const worst = severities.findLast((severity) => findings.some((finding) => finding.severity === severity));
  return (
    <Box component="li">
      <ButtonBase
        onClick={onChoose}
        aria-current={current}
        sx={(theme) => ({
          font: 'inherit',
          width: '100%',
          display: 'block',
          textAlign: 'start',
          fontSize: '0.8125rem',
          border: `2px solid ${current ? theme.colours.accent : theme.colours.line}`,
          borderRadius: 1,
        })}
      >
        <SmallPicture
          submission={submission}
          index={index}
          alt={[text('imageOf', { number }), alt.slice(0, 200), veiled ? text('blurred') : '']
            .filter(Boolean)
            .join(', ')}
          veiled={veiled}
          sx={{ width: '100%', aspectRatio: '4 / 3' }}
        />
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, px: 0.75, py: 0.25 }}>
          <Box component="span" aria-hidden sx={{ flex: 1, fontWeight: 650 }}>
            {number}
          </Box>
          {worst && <Shape meaning={meaningOfSeverity[worst]} size={12} />}
          {text('findings', { count: findings.length })}
        </Box>
      </ButtonBase>
    </Box>
  );
}
