import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { PolicyCheckView, PolicyFaultView } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { Mark } from '../parts/mark.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { useDocumentName } from './document-name.js';
import { draftText } from './draft-messages.js';

interface Props {
  check: PolicyCheckView;
  isBehind: boolean;
  error: Error | null;
  /** Whether the draft is over: then nothing more is said of it than its tests and faults. */
  isOver: boolean;
  /** Documents whose text is on the page. */
  shown: readonly string[];
  onAsk: (fault: PolicyFaultView) => void;
}

/** Faults of a draft by line, and whether its tests pass; follows what is typed. */
export function CheckSection({ check, isBehind, error, isOver, shown, onAsk }: Props) {
  const text = useText(draftText);
  const nameOf = useDocumentName();
  const { faults, tests, changes } = check;
  return (
    <Section title={text('check')} aside={isBehind && <Mark meaning="unknown">{text('checking')}</Mark>}>
      <Box role="status" sx={{ display: 'grid', gap: 1, fontSize: '0.875rem' }}>
        {error && <ProblemNotice error={error} />}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5 }}>
          <Mark meaning={faults.length === 0 ? 'ok' : 'problem'}>
            {faults.length === 0 ? text('noFaults') : text('faults', { count: faults.length })}
          </Mark>
          {faults.length === 0 && <span>{tests === 0 ? text('noTests') : text('testsPassed', { count: tests })}</span>}
          {faults.length === 0 && !changes && !isOver && <Mark meaning="attention">{text('changesNothing')}</Mark>}
        </Box>
        {faults.length > 0 && (
          <Box component="ul" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.5 }}>
            {faults.map((fault, index) => (
              <li key={`${index} ${fault.document} ${fault.line}`}>
                {shown.includes(fault.document) ? (
                  <Link
                    component="button"
                    type="button"
                    onClick={() => onAsk(fault)}
                    sx={{ verticalAlign: 'baseline' }}
                  >
                    {text('place', { name: nameOf(fault.document), line: fault.line })}
                  </Link>
                ) : (
                  text('place', { name: nameOf(fault.document), line: fault.line })
                )}{' '}
                {fault.sentence}
              </li>
            ))}
          </Box>
        )}
      </Box>
    </Section>
  );
}
