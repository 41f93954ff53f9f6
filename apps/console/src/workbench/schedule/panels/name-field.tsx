import TextField from '@mui/material/TextField';
import { useId, useMemo } from 'react';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** All names that fit. */
  names: readonly string[];
}

const mostOffered = 40;

/** A name of the schedule, typed with those offered that hold what is typed so far. */
export function NameField({ label, value, onChange, names }: Props) {
  const list = useId();
  const offered = useMemo(() => {
    const typed = value.toLowerCase();
    return names.filter((name) => name.toLowerCase().includes(typed)).slice(0, mostOffered);
  }, [names, value]);
  return (
    <>
      <TextField
        label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ htmlInput: { list, autoComplete: 'off', spellCheck: false } }}
        sx={{ minWidth: 170, flex: '1 1 170px', maxWidth: 320 }}
      />
      <datalist id={list}>
        {offered.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
