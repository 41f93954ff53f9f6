import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { faultOfTrustText } from '@countersign/verifier';
import { useRef, useState, type DragEvent } from 'react';
import { useText } from '../language/use-text.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { Section } from '../parts/section.js';
import { useFileVerification, type FileVerification } from './use-file-verification.js';
import { verifyFileText } from './verify-file-messages.js';
import { VerifyFileResult } from './verify-file-result.js';

/** Takes a bundle or a report, dropped or chosen, and verifies it with the reader's own machine. */
export function VerifyFileBox() {
  const text = useText(verifyFileText);
  const { verification, verify, stop } = useFileVerification();
  const [trust, setTrust] = useState('');
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const fault = faultOfTrustText(trust);
  const take = (file: File | undefined): void => {
    if (file && fault === null) void verify(file, trust);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <Box sx={{ mt: 2 }}>
      <Section
        title={text('title')}
        aside={
          <Button size="small" variant="outlined" disabled={fault !== null} onClick={() => chooser.current?.click()}>
            {text('choose')}
          </Button>
        }
      >
        <Box
          data-testid="verify-file"
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={onDrop}
          sx={{
            border: '1px dashed',
            borderColor: isOver ? 'primary.main' : 'divider',
            borderRadius: 1,
            p: 1.5,
            display: 'grid',
            gap: 1.5,
          }}
        >
          <Typography variant="body2" color="textSecondary">
            {text('lead')}
          </Typography>
          <TextField
            size="small"
            label={text('trust')}
            helperText={text(fault === null ? 'trustHelp' : 'trustFault')}
            error={fault !== null}
            value={trust}
            onChange={(event) => setTrust(event.target.value)}
            multiline
            maxRows={4}
            fullWidth
          />
          <input
            ref={chooser}
            type="file"
            accept=".zip,.jsonl"
            hidden
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <Box role="status">
            <Standing verification={verification} stop={stop} />
          </Box>
        </Box>
      </Section>
    </Box>
  );
}

function Standing({ verification, stop }: { verification: FileVerification; stop: () => void }) {
  const text = useText(verifyFileText);
  if (verification.state === 'none') return null;
  const { name } = verification;
  if (verification.state === 'running') {
    return (
      <Box sx={{ display: 'grid', gap: 1 }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <Typography variant="body2">{text('verifying', { name })}</Typography>
          <Button size="small" color="inherit" onClick={stop}>
            {text('stop')}
          </Button>
        </Box>
        <LinearProgress variant="determinate" value={verification.percent} aria-label={text('verifying', { name })} />
      </Box>
    );
  }
  const { outcome } = verification;
  if ('verification' in outcome) return <VerifyFileResult verification={outcome.verification} name={name} />;
  return (
    <ProblemAlert>
      {outcome.fault === 'no-signatures' ? text('noSignatures') : text('unreadable', { detail: outcome.detail })}
    </ProblemAlert>
  );
}
