import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { KeyCreated } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { Shape } from '../parts/mark.js';
import { CopyButton } from '../parts/short-id.js';
import { mono } from '../theme/theme.js';
import { keysText } from './messages.js';

/** Shows the secret of a new key, this once. */
export function KeySecret({ made, onClose }: { made: KeyCreated; onClose: () => void }) {
  const text = useText(keysText);
  return (
    <>
      <DialogTitle id="secret-title">{text('secretTitle', { name: made.key.name })}</DialogTitle>
      <DialogContent>
        <Alert
          severity="warning"
          variant="outlined"
          icon={<Shape meaning="attention" size={18} />}
          sx={{ color: 'text.primary' }}
        >
          {text('secretDetail')}
        </Alert>
        <Box
          sx={{
            mt: 2,
            p: 1,
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            border: '1px solid',
            borderColor: 'divider',
            borderRadius: 1,
          }}
        >
          <Box component="code" sx={{ flex: 1, fontFamily: mono, overflowWrap: 'anywhere' }}>
            {made.secret}
          </Box>
          <CopyButton value={made.secret} what={text('secret')} />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {text('copied')}
        </Button>
      </DialogActions>
    </>
  );
}
