import Autocomplete, { createFilterOptions } from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';

interface Option {
  value: string;
  label: string;
}

interface Props {
  label: string;
  /** Shown where nothing is chosen. */
  none: string;
  options: readonly Option[];
  value: string[];
  onChange: (value: string[]) => void;
}

// More at once are slow to draw and nobody reads them: typing finds the others.
const matching = createFilterOptions<Option>({
  stringify: ({ label, value }) => `${label} ${value}`,
  limit: 200,
});

/** Several of a list in one field, however long the list is: typing looks for words of a name or of its value. */
export function ManyChoice({ label, none, options, value, onChange }: Props) {
  return (
    <Autocomplete
      multiple
      disableCloseOnSelect
      options={options}
      value={options.filter((option) => value.includes(option.value))}
      onChange={(_, chosen) => onChange(chosen.map((option) => option.value))}
      isOptionEqualToValue={(option, other) => option.value === other.value}
      getOptionKey={({ value: key }) => key}
      filterOptions={matching}
      slotProps={{ paper: { variant: 'outlined' } }}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          {...(value.length === 0 && { placeholder: none })}
          slotProps={{ ...params.slotProps, inputLabel: { ...params.slotProps.inputLabel, shrink: true } }}
        />
      )}
    />
  );
}
