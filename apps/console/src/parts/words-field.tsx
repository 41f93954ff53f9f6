import TextField from '@mui/material/TextField';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  /** Characters that may be written. */
  most?: number;
  focus?: boolean;
}

/** A few words, which are kept: a reason, a note. */
export function WordsField({ label, value, onChange, rows = 1, most = 1000, focus = false }: Props) {
  return (
    <TextField
      required
      fullWidth
      autoFocus={focus}
      multiline={rows > 1}
      minRows={rows}
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: most } }}
    />
  );
}
