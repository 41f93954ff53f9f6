import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ExceptionView } from '@countersign/contracts';
import { useState } from 'react';
import { useAnswer } from '../api/use-answer.js';
import { useMay, useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { SectionTail } from '../parts/section-tail.js';
import { SkeletonRows } from '../parts/skeleton-rows.js';
import { AnswerDialog } from './answer-dialog.js';
import { AskDialog } from './ask-dialog.js';
import { ExceptionTable } from './exception-table.js';
import { exceptionsText } from './messages.js';
import { useExceptions } from './use-exceptions.js';

type Dialog = { act: 'ask' } | { act: 'approve' | 'end'; exception: ExceptionView };

const wasDone = { ask: 'wasAsked', approve: 'wasApproved', end: 'wasEnded' } as const;

/** Exceptions to single rules of the policy, with what the signed-in person can do about them. */
export function ExceptionsSection() {
  const text = useText(exceptionsText);
  const announce = useAnnounce();
  const mayAsk = useMay('draft', 'Policy');
  const waivable = useAnswer('getWaivableRules').data;
  const { list, exceptions, readAgain } = useExceptions();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const mostDays = waivable?.maxDays ?? 0;
  const rules = waivable?.rules ?? [];
  const mayBeWaived = mostDays > 0 && rules.length > 0;
  const close = () => setDialog(null);
  const done = () => {
    if (dialog) announce(text(wasDone[dialog.act]));
    close();
    void readAgain();
  };
  return (
    <Section
      title={text('title')}
      flush
      aside={
        mayAsk &&
        mayBeWaived && (
          <Button size="small" variant="outlined" color="inherit" onClick={() => setDialog({ act: 'ask' })}>
            {text('ask')}
          </Button>
        )
      }
    >
      {list.error && (
        <Box sx={{ p: 2 }}>
          <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        </Box>
      )}
      {!exceptions && list.isPending && <SkeletonRows rows={2} />}
      {exceptions?.length === 0 && <Box sx={{ p: 2, fontSize: '0.875rem' }}>{text('none')}</Box>}
      {exceptions && exceptions.length > 0 && (
        <ExceptionTable
          exceptions={exceptions}
          act={(exception) => <Acts exception={exception} onAct={(act) => setDialog({ act, exception })} />}
        />
      )}
      <SectionTail
        help={waivable && !mayBeWaived ? text('notAllowed') : text('help')}
        list={list}
        more={text('more')}
      />
      {dialog?.act === 'ask' && <AskDialog rules={rules} mostDays={mostDays} onAsked={done} onClose={close} />}
      {dialog && dialog.act !== 'ask' && (
        <AnswerDialog
          act={dialog.act}
          exception={dialog.exception}
          sentence={rules.find(({ digest }) => digest === dialog.exception.ruleDigest)?.text}
          onDone={done}
          onClose={close}
        />
      )}
    </Section>
  );
}

/** What can be done about an exception; a dash where that is nothing. */
function Acts({ exception, onAct }: { exception: ExceptionView; onAct: (act: 'approve' | 'end') => void }) {
  const text = useText(exceptionsText);
  const self = useSession()?.person.id;
  const mayApprove = useMay('approve', 'Policy');
  const mayEnd = useMay('withdraw', 'Policy');
  const { state, rule, system, requestedBy } = exception;
  const isOpen = state === 'requested';
  const isMine = requestedBy.id === self;
  const isApprovable = isOpen && mayApprove && !isMine;
  const isEndable = mayEnd && (isOpen || state === 'standing');
  if (!isApprovable && !isEndable) return <>–</>;
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      {isApprovable && (
        <Button
          size="small"
          variant="contained"
          aria-label={text('approveOf', { rule, system })}
          onClick={() => onAct('approve')}
        >
          {text('approve')}
        </Button>
      )}
      {isEndable && (
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          aria-label={text('endOf', { rule, system })}
          onClick={() => onAct('end')}
        >
          {text('end')}
        </Button>
      )}
    </Box>
  );
}
