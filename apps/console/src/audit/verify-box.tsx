import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import type { EntryView } from '@countersign/contracts';
import { addressOf } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { Mark, Shape } from '../parts/mark.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { mono } from '../theme/theme.js';
import { auditText } from './messages.js';
import type { VerifyStep } from './verify-entry.js';
import { verifyInWorker } from './verify-in-worker.js';

/** Verifies an entry with the reader's own machine, step by step, and says what is not proven by it. */
export function VerifyBox({ entry }: { entry: EntryView }) {
  const text = useText(auditText);
  const verification = useMutation({ mutationFn: () => verifyInWorker(entry) });
  return (
    <Section
      title={text('verifyTitle')}
      aside={
        entry.index !== null && (
          <>
            <Button
              size="small"
              color="inherit"
              href={addressOf('getEntryProof', { params: { id: entry.id } })}
              download
            >
              {text('proofFile')}
            </Button>
            <Button
              size="small"
              variant="contained"
              disabled={verification.isPending}
              onClick={() => verification.mutate()}
            >
              {text(verification.isPending ? 'verifying' : 'verify')}
            </Button>
          </>
        )
      }
    >
      <Typography variant="body2" color="textSecondary">
        {text(entry.index === null ? 'notSealed' : 'verifyLead')}
      </Typography>
      <Box role="status" sx={{ '& > *': { mt: 1.5 } }}>
        {verification.error && <ProblemNotice error={verification.error} />}
        {verification.data && <Steps steps={verification.data} />}
      </Box>
    </Section>
  );
}

function Steps({ steps }: { steps: readonly VerifyStep[] }) {
  const text = useText(auditText);
  const ok = steps.every((step) => step.ok);
  return (
    <>
      <Mark meaning={ok ? 'ok' : 'problem'}>{text(ok ? 'passed' : 'failed')}</Mark>
      <Box component="ol" sx={{ m: 0, pl: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
        {steps.map(({ step, ok: held, values, fault }) => (
          <Box component="li" key={step} sx={{ display: 'flex', gap: 1, alignItems: 'center', fontSize: '0.875rem' }}>
            <Shape meaning={held ? 'ok' : 'problem'} />
            <span>
              {text(`step.${step}`, values)}
              {fault !== null && (
                <Box sx={{ fontFamily: mono, fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>{fault}</Box>
              )}
            </span>
          </Box>
        ))}
      </Box>
      {ok ? (
        <Box>
          <Typography variant="h3">{text('notProven')}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: '0.875rem', color: 'text.secondary' }}>
            <li>{text('not.key')}</li>
            <li>{text('not.witness')}</li>
            <li>{text('not.meaning')}</li>
          </Box>
        </Box>
      ) : (
        <ProblemAlert>{text('failedDetail')}</ProblemAlert>
      )}
    </>
  );
}
