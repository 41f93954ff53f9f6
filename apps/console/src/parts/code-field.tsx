import TextField, { type TextFieldProps } from '@mui/material/TextField';

/** Where a code of an authenticator, or a recovery code, is typed. */
export function CodeField(props: TextFieldProps) {
  return (
    <TextField
      name="code"
      autoComplete="one-time-code"
      required
      fullWidth
      slotProps={{ htmlInput: { minLength: 6, maxLength: 40, autoCapitalize: 'none', spellCheck: false } }}
      {...props}
    />
  );
}
