import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useText } from '../language/use-text.js';
import { reportsText } from './messages.js';
import { daysOf, periodPresets, type DayRange } from './report-periods.js';

/** The first and the last day, and buttons for the usual periods. */
export function PeriodFields({ days, onChange }: { days: DayRange; onChange: (days: DayRange) => void }) {
  const text = useText(reportsText);
  const isChosen = (range: DayRange) => range.from === days.from && range.to === days.to;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box role="group" aria-label={text('period')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {periodPresets.map((preset) => {
          const range = daysOf(preset, new Date());
          return (
            <Button
              key={preset}
              size="small"
              variant={isChosen(range) ? 'contained' : 'outlined'}
              color={isChosen(range) ? 'primary' : 'inherit'}
              aria-pressed={isChosen(range)}
              onClick={() => onChange(range)}
            >
              {text(`preset.${preset}`)}
            </Button>
          );
        })}
      </Box>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
        <TextField
          type="date"
          required
          label={text('from')}
          value={days.from}
          onChange={(event) => onChange({ ...days, from: event.target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <TextField
          type="date"
          required
          label={text('to')}
          value={days.to}
          onChange={(event) => onChange({ ...days, to: event.target.value })}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: days.from } }}
        />
      </Box>
    </Box>
  );
}
