import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import type { ScheduleFileView, ScheduleMapping, ScheduleTableView } from '@countersign/contracts';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { importText } from './messages.js';
import { changedColumn, changedTable } from './changed-mapping.js';

interface Props {
  view: ScheduleFileView;
  /** What a person changed and the server has not answered yet. */
  pending: ScheduleMapping | null;
  system: string;
  onChange: (mapping: ScheduleMapping) => void;
}

/** Which sheet was read as which table and which column as which field, to be changed and remembered. */
export function MappingSection({ view, pending, system, onChange }: Props) {
  const text = useText(importText);
  const announce = useAnnounce();
  const { signature, kind } = view;
  const mapping = pending ?? view.mapping;
  const kinds = useAnswer('listScheduleTemplates').data?.kinds ?? [];
  const tables = kinds.find((it) => it.kind === kind)?.tables ?? [];
  const remember = useMutation({
    mutationFn: (body: { signature: string; mapping: ScheduleMapping }) =>
      call('rememberScheduleMapping', { params: { id: system }, body }),
    onSuccess: () => announce(text('rememberedNow')),
  });
  if (mapping === null || signature === null || kind === null) return null;
  return (
    <Section
      title={text('mapping')}
      aside={
        <Button
          size="small"
          disabled={remember.isPending || system === ''}
          onClick={() => remember.mutate({ signature, mapping })}
        >
          {text('remember')}
        </Button>
      }
    >
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {text('mappingHow')}
        {view.remembered && ` ${text('remembered')}`}
      </Typography>
      {remember.error && <ProblemNotice error={remember.error} />}
      {remember.isSuccess && (
        <Typography variant="body2" sx={{ mb: 1.5 }}>
          {text('rememberedNow')}
        </Typography>
      )}
      {view.tables.map((sheet) => (
        <SheetMapping key={sheet.sheet} sheet={sheet} mapping={mapping} tables={tables} onChange={onChange} />
      ))}
    </Section>
  );
}

interface SheetProps {
  sheet: ScheduleFileView['tables'][number];
  mapping: ScheduleMapping;
  tables: readonly ScheduleTableView[];
  onChange: (mapping: ScheduleMapping) => void;
}

function SheetMapping({ sheet, mapping, tables, onChange }: SheetProps) {
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
