import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { useText } from '../../language/use-text.js';
import { hatch } from '../../theme/palette.js';
import { workbenchText } from '../messages.js';
import { scheduleText } from './messages.js';
import type { RosterCell } from './roster-model.js';

interface Props {
  cell: RosterCell | null;
  /** Person and day, for assistive technology. */
  label: string;
  chosen: boolean;
  finding: string | null;
  onChoose: () => void;
}

/** "22:00" to "06:00" is "22–06", so that a week fits; minutes are kept where there are any. */
function shortSpan(from: string, to: string): string {
  const whole = from.endsWith(':00') && to.endsWith(':00');
  return whole ? `${from.slice(0, -3)}–${to.slice(0, -3)}` : `${from}–${to}`;
}

/** One person on one day: the shifts, a wish to be off (hatched), and the numbers of findings. */
export function RosterCellView({ cell, label, chosen, finding, onChoose }: Props) {
  const text = useText(scheduleText);
  const words = useText(workbenchText);
  const lit = cell?.findings.some(({ id }) => id === finding) ?? false;
  const element = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (lit) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [lit]);
  if (!cell) return <td />;
  const [first] = cell.findings;
  const short = first ? `${first.number}${cell.findings.length > 1 ? '+' : ''}` : '';
  const numbers = cell.findings.map(({ number }) => number).join(' ');
  const visible = cell.shifts.map(({ from, to }) => shortSpan(from, to)).join(' ');
  const spoken = [
    label,
    short ? `${short} ${visible}` : visible,
    cell.wish ? text('off') : '',
    numbers ? words('findingNumber', { number: numbers }) : '',
  ];
  return (
    <Box
      component="td"
      ref={element}
      sx={({ colours }) => ({
        ...(cell.wish && { background: hatch(colours.line, colours.sunken) }),
        p: '2px !important',
      })}
    >
      {cell.shifts.length > 0 && (
        <Box
          component="button"
          type="button"
          onClick={onChoose}
          aria-pressed={chosen}
          aria-label={spoken.filter(Boolean).join(', ')}
          sx={({ colours }) => ({
            width: '100%',
            minHeight: 24,
            font: 'inherit',
            color: 'inherit',
            borderRadius: '3px',
            cursor: 'pointer',
            bgcolor: numbers ? colours.problemWash : colours.accentWash,
            border: `${chosen || lit ? 3 : numbers ? 2 : 1}px solid ${numbers ? colours.problem : colours.accent}`,
          })}
        >
          {short && <strong>{short} </strong>}
          {visible}
        </Box>
      )}
      {cell.shifts.length === 0 && cell.wish && <span className="visually-hidden">{text('off')}</span>}
    </Box>
  );
}
