import TextField from '@mui/material/TextField';

interface Props {
  label: string;
  helperText?: string;
  value: string;
  onChange: (value: string) => void;
  /** What stands where nothing is chosen. */
  none: string;
  options: readonly { value: string; label: string }[];
  required?: boolean;
  autoFocus?: boolean;
}

/** A choice in a dialog, by the browser's own list: it opens above the dialog, and a phone shows it as it shows all of them. */
export function NativeChoice({ onChange, none, options, ...field }: Props) {
  return (
    <TextField
      {...field}
      select
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      <option value="">{none}</option>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </TextField>
  );
}
