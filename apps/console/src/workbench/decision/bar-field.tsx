import TextField from '@mui/material/TextField';
import type { RefObject } from 'react';

interface Props {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  field: RefObject<HTMLTextAreaElement | null>;
  maxLength?: number;
}

/** What somebody writes in the bar below an item; Escape gives the keys back to the item. */
export function BarField({ label, hint, value, onChange, field, maxLength }: Props) {
  return (
    <TextField
      multiline
      maxRows={4}
      label={label}
      placeholder={hint}
      value={value}
      inputRef={field}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.querySelector('textarea')?.blur();
      }}
      slotProps={{ htmlInput: { maxLength } }}
      sx={{ alignSelf: 'end', '& .MuiInputBase-root': { minHeight: 40, py: 1 } }}
    />
  );
}
