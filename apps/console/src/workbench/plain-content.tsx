import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useText } from '../language/use-text.js';
import { mono } from '../theme/theme.js';
import { workbenchText } from './messages.js';

/** Content that no drawing understands, as JSON. */
export function PlainContent({ content }: { content: unknown }) {
  const text = useText(workbenchText);
  return (
    <Box sx={{ p: 2 }}>
      <Alert severity="warning" variant="outlined">
        <strong>{text('cannotDraw')}</strong> {text('cannotDrawDetail')}
      </Alert>
      <Box component="pre" tabIndex={0} sx={{ fontFamily: mono, fontSize: '0.8125rem', whiteSpace: 'pre-wrap' }}>
        {JSON.stringify(content, null, 2)}
      </Box>
    </Box>
  );
}
