import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { flowText } from './messages.js';

interface Field {
  value: string;
  onChange: (value: string) => void;
}

/** A person among those who may take a review. */
export function PersonField({ submission, label, value, onChange }: Field & { submission: string; label: string }) {
  const text = useText(flowText);
  const people = useAnswer('listCandidates', { params: { id: submission } });
  const items = people.data?.items ?? [];
  if (people.data && items.length === 0) return <Typography color="textSecondary">{text('noCandidates')}</Typography>;
  return (
    <TextField
      select
      required
      autoFocus
      fullWidth
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      <option value="" />
      {items.map(({ id, name, lead }) => (
        <option key={id} value={id}>
          {lead ? text('lead', { name }) : name}
        </option>
      ))}
    </TextField>
  );
}

/** A time as a date-time field holds it, in the reader's zone. */
const local = (at: number): string =>
  new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** So many hours from now, as a date-time field holds it. */
export const inHours = (hours: number): string => local(Date.now() + hours * 3_600_000);

/** Until when, in the reader's zone, between now and 30 days off. */
export function UntilField({ value, onChange }: Field) {
  const text = useText(flowText);
  return (
    <TextField
      type="datetime-local"
      required
      label={text('until')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: local(Date.now()), max: inHours(30 * 24) } }}
    />
  );
}
