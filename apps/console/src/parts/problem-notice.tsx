import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useLocaleState } from 'react-admin';
import { ProblemError } from '../api/problem-error.js';
import { formatDuration } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { mono } from '../theme/theme.js';
import { partsText } from './messages.js';
import { ProblemAlert } from './problem-alert.js';

/** What happened, whether anything was lost, and what to do: the words of an error in the reader's language. */
export function useProblemWords(): (error: unknown) => { title: string; detail: string } {
  const text = useText(partsText);
  const [locale] = useLocaleState();
  return (error) => {
    if (!(error instanceof ProblemError)) {
      return { title: text('unexpected'), detail: error instanceof Error ? error.message : String(error) };
    }
    if (error.code === 'unreachable') return { title: text('unreachable'), detail: text('unreachableDetail') };
    if (error.code === 'unexpected-answer') {
      return { title: text('unexpected'), detail: text('unexpectedDetail', { status: error.status }) };
    }
    const wait =
      error.retryAfter === null
        ? ''
        : ` ${text('retryAfter', { time: formatDuration(error.retryAfter * 1000, locale) })}`;
    return { title: error.problem.title, detail: `${error.problem.detail}${wait}` };
  };
}

interface Props {
  error: unknown;
  onRetry?: () => void;
  children?: ReactNode;
}

/** A refusal or failure in place, announced to assistive technology. */
export function ProblemNotice({ error, onRetry, children }: Props) {
  const text = useText(partsText);
  const { title, detail } = useProblemWords()(error);
  const problem = error instanceof ProblemError ? error.problem : null;
  return (
    <ProblemAlert
      title={title}
      action={
        onRetry ? (
          <Button color="inherit" size="small" onClick={onRetry}>
            {text('retry')}
          </Button>
        ) : undefined
      }
    >
      {detail}
      {(problem?.errors ?? []).length > 0 && (
        <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
          {problem?.errors?.map((fault) => (
            <li key={`${fault.pointer} ${fault.sheet ?? ''} ${fault.cell ?? ''} ${fault.code}`}>
              <Box component="span" sx={{ fontFamily: mono, fontSize: '0.8125rem' }}>
                {fault.sheet == null ? fault.pointer : `${fault.sheet} ${fault.cell ?? ''}`}
              </Box>
              {' – '}
              {fault.detail}
            </li>
          ))}
        </Box>
      )}
      {children}
      {problem?.traceId && (
        <Box sx={{ mt: 0.5, color: 'text.secondary', fontSize: '0.8125rem' }}>
          {text('trace')} <span style={{ fontFamily: mono }}>{problem.traceId}</span>
        </Box>
      )}
    </ProblemAlert>
  );
}
