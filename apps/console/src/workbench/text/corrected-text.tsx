import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useText } from '../../language/use-text.js';
import { workbenchText } from '../messages.js';

interface Props {
  value: string;
  language: string | undefined;
  onChange: (value: string) => void;
  onCancel: () => void;
}

/** The text while its reviewer corrects it. */
export function CorrectedText({ value, language, onChange, onCancel }: Props) {
  const text = useText(workbenchText);
  return (
    <Box sx={{ p: 2, display: 'grid', gap: 1 }}>
      <TextField
        multiline
        autoFocus
        fullWidth
        minRows={6}
        label={text('corrected')}
        helperText={text('correctedHint')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.querySelector('textarea')?.blur();
        }}
        slotProps={{ htmlInput: { lang: language } }}
      />
      <Box>
        <Button size="small" variant="outlined" color="inherit" onClick={onCancel}>
          {text('notCorrected')}
        </Button>
      </Box>
    </Box>
  );
}
