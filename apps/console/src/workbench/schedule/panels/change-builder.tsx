import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Schedule, ScheduleChange, ZoneClock } from '@countersign/scheduling';
import { useEffect, useState, type FormEvent } from 'react';
import { useText } from '../../../language/use-text.js';
import { changeFrom, changeKinds, type ChangeKind, type ChangeValues } from '../change-form.js';
import { tryText } from '../try-messages.js';
import type { BenchFormat } from '../use-bench-format.js';
import { ChangeFields } from './change-fields.js';

interface Props {
  schedule: Schedule;
  clock: ZoneClock;
  format: BenchFormat;
  operations: readonly string[];
  /** The operation that was chosen last; fills an empty field. */
  chosen: string | null;
  onTry: (change: ScheduleChange) => void;
}

/** Any change, put together without a mouse. */
export function ChangeBuilder({ schedule, clock, format, operations, chosen, onTry }: Props) {
  const text = useText(tryText);
  const [kind, setKind] = useState<ChangeKind>('move-before');
  const [values, setValues] = useState<ChangeValues>({});
  useEffect(() => {
    if (chosen !== null) setValues((before) => ({ ...before, operation: chosen }));
  }, [chosen]);
  const change = changeFrom(kind, values, clock);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change !== null) onTry(change);
  };
  return (
    <Box
      component="form"
      aria-label={text('change')}
      onSubmit={submit}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', pt: 0.75 }}
    >
      <TextField
        select
        label={text('change')}
        value={kind}
        onChange={(event) => setKind(event.target.value as ChangeKind)}
        sx={{ minWidth: 230 }}
      >
        {changeKinds(schedule).map((name) => (
          <MenuItem key={name} value={name}>
            {text(`kind.${name}`)}
          </MenuItem>
        ))}
      </TextField>
      <ChangeFields
        kind={kind}
        values={values}
        onValue={(field, value) => setValues((before) => ({ ...before, [field]: value }))}
        schedule={schedule}
        clock={clock}
        format={format}
        operations={operations}
      />
      <Button type="submit" variant="outlined" color="inherit" disabled={change === null}>
        {text('try')}
      </Button>
    </Box>
  );
}
