import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ScheduleFileView, ScheduleMapping, ScheduleTableView } from '@countersign/contracts';
import { useState } from 'react';
import { useText } from '../language/use-text.js';
import { changedColumn, changedTable } from './changed-mapping.js';
import { importText } from './messages.js';

interface SheetProps {
  sheet: ScheduleFileView['tables'][number];
  mapping: ScheduleMapping;
  tables: readonly ScheduleTableView[];
  onChange: (mapping: ScheduleMapping) => void;
}

/** One sheet: the table that it is read as, and its columns. Open while something needed is missing. */
export function SheetMapping({ sheet, mapping, tables, onChange }: SheetProps) {
  const text = useText(importText);
  const [isOpened, setOpened] = useState(false);
  const { table = null, columns: fields = {} } = mapping.tables[sheet.sheet] ?? {};
  const columns = sheet.columns.map(({ heading }) => ({ heading, field: fields[heading] ?? null }));
  const change = (changed: ScheduleMapping) => {
    // What one works in stays open, also once nothing is missing any more.
    setOpened(true);
    onChange(changed);
  };
  const used = columns.filter(({ field }) => field !== null).length;
  const known = tables.find(({ name }) => name === table);
  const lacks = known?.columns.some(
    (column) => column.required && !columns.some(({ field }) => field === column.field),
  );
  return (
    <Box
      component="details"
      open={isOpened || lacks === true}
      sx={{ py: 0.75, borderTop: '1px solid', borderColor: 'divider' }}
    >
      <Box component="summary" sx={{ cursor: 'pointer' }}>
        <strong>{sheet.sheet}</strong>
        {' → '}
        {known?.label ?? text('leftAside')}
        <Typography component="span" variant="body2" color="textSecondary" sx={{ ml: 1 }}>
          {text('columnsOf', { used, all: columns.length, count: sheet.rows })}
        </Typography>
      </Box>
      <Box
        sx={{ display: 'grid', gap: 1.5, pt: 2, pb: 1, gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))' }}
      >
        <NativeChoice
          label={text('table', { sheet: sheet.sheet })}
          value={table}
          choices={tables.map(({ name, label }) => ({ value: name, label }))}
          onChange={(name) => change(changedTable(mapping, sheet.sheet, name))}
        />
        {known !== undefined &&
          columns.map(({ heading, field }) => (
            <NativeChoice
              key={heading}
              label={text('field', { heading })}
              value={field}
              choices={known.columns.map((column) => ({ value: column.field, label: column.label }))}
              onChange={(name) => change(changedColumn(mapping, sheet.sheet, heading, name))}
            />
          ))}
      </Box>
    </Box>
  );
}

interface ChoiceProps {
  label: string;
  value: string | null;
  choices: readonly { value: string; label: string }[];
  onChange: (value: string | null) => void;
}

function NativeChoice({ label, value, choices, onChange }: ChoiceProps) {
  const text = useText(importText);
  return (
    <TextField
      select
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      <option value="">{text('leftAside')}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </TextField>
  );
}
