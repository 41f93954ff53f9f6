import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Schedule, ZoneClock } from '@countersign/scheduling';
import type { ReactNode } from 'react';
import { useText } from '../../../language/use-text.js';
import {
  arrivalValue,
  changeFields,
  localText,
  type ChangeField,
  type ChangeKind,
  type ChangeValues,
} from '../change-form.js';
import { tryText } from '../try-messages.js';
import type { BenchFormat } from '../use-bench-format.js';
import { NameField } from './name-field.js';

interface Props {
  kind: ChangeKind;
  values: ChangeValues;
  onValue: (field: ChangeField, value: string) => void;
  schedule: Schedule;
  clock: ZoneClock;
  format: BenchFormat;
  operations: readonly string[];
}

/** The fields that a kind of change asks for. */
export function ChangeFields({ kind, values, onValue, schedule, clock, format, operations }: Props) {
  const text = useText(tryText);
  const { machines, calendars = [], jobs } = schedule;
  const named = (field: ChangeField, names: readonly string[]) => (
    <NameField
      key={field}
      label={text(`field.${field}`)}
      value={values[field] ?? ''}
      onChange={(value) => onValue(field, value)}
      names={names}
    />
  );
  const fields: Record<ChangeField, () => ReactNode> = {
    operation: () => named('operation', operations),
    before: () => named('before', operations),
    after: () => named('after', operations),
    machine: () => named('machine', machinesFor(schedule, kind, values) ?? machines.map(({ id }) => id)),
    calendar: () =>
      named(
        'calendar',
        calendars.map(({ id }) => id),
      ),
    job: () =>
      named(
        'job',
        jobs.map(({ id }) => id),
      ),
    material: () => <ArrivalField key="material" {...{ values, onValue, schedule, format }} />,
    from: () => <TimeField key="from" field="from" {...{ values, onValue, clock, schedule }} />,
    to: () => <TimeField key="to" field="to" {...{ values, onValue, clock, schedule }} />,
    at: () => <TimeField key="at" field="at" {...{ values, onValue, clock, schedule }} />,
    dueAt: () => <TimeField key="dueAt" field="dueAt" {...{ values, onValue, clock, schedule }} />,
  };
  return changeFields[kind].map((field) => fields[field]());
}

/** Machines that can do the operation, once it is named. */
function machinesFor({ jobs }: Schedule, kind: ChangeKind, { operation }: ChangeValues): string[] | null {
  if (kind === 'outage' || !operation) return null;
  const found = jobs.flatMap((job) => job.operations).find(({ id }) => id === operation);
  return found?.eligible.map(({ machine }) => machine) ?? null;
}

type FieldProps = Pick<Props, 'values' | 'onValue' | 'schedule'>;

function TimeField({ field, values, onValue, clock, schedule }: FieldProps & { field: ChangeField; clock: ZoneClock }) {
  const text = useText(tryText);
  const start = Date.parse(schedule.start);
  return (
    <TextField
      type="datetime-local"
      label={text(`field.${field}`)}
      value={values[field] ?? ''}
      onChange={(event) => onValue(field, event.target.value)}
      onFocus={() => values[field] === undefined && onValue(field, localText(clock, start))}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}

function ArrivalField({ values, onValue, schedule, format }: FieldProps & { format: BenchFormat }) {
  const text = useText(tryText);
  const options = (schedule.materials ?? []).flatMap(({ id, arrivals = [] }) =>
    arrivals.map(({ at, quantity }, nth) => ({
      value: arrivalValue(id, nth),
      words: `${id}: ${format.number(quantity)}, ${format.time(at)}`,
    })),
  );
  return (
    <TextField
      select
      label={text('field.material')}
      value={values.material ?? ''}
      onChange={(event) => onValue('material', event.target.value)}
      sx={{ minWidth: 220 }}
    >
      {options.map(({ value, words }) => (
        <MenuItem key={value} value={value}>
          {words}
        </MenuItem>
      ))}
    </TextField>
  );
}
