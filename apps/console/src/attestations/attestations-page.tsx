import type { AttestationView, DueStatement } from '@countersign/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useRefresh } from 'react-admin';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Page } from '../parts/page.js';
import { DueStatements } from './due-statements.js';
import { attestationsText } from './messages.js';
import { SignDialog } from './sign-dialog.js';
import { SignedStatements } from './signed-statements.js';
import { WithdrawDialog } from './withdraw-dialog.js';

/** Statements of people that count as evidence: what is asked for, and what was signed. */
export function AttestationsPage() {
  const text = useText(attestationsText);
  const due = useAnswer('listDueStatements');
  const queries = useQueryClient();
  const refresh = useRefresh();
  const [signing, setSigning] = useState<DueStatement | null>(null);
  const [withdrawing, setWithdrawing] = useState<AttestationView | null>(null);
  const changed = () => {
    setSigning(null);
    setWithdrawing(null);
    void queries.invalidateQueries({ queryKey: ['route', 'listDueStatements'] });
    refresh();
  };
  return (
    <Needs right={['list', 'Attestation']}>
      <Page title={text('title')} lead={text('lead')}>
        <AnswerOf query={due} rows={8}>
          {({ items }) => <DueStatements items={items} onSign={setSigning} />}
        </AnswerOf>
        <SignedStatements onWithdraw={setWithdrawing} />
        {signing && <SignDialog due={signing} onSigned={changed} onClose={() => setSigning(null)} />}
        {withdrawing && (
          <WithdrawDialog statement={withdrawing} onWithdrawn={changed} onClose={() => setWithdrawing(null)} />
        )}
      </Page>
    </Needs>
  );
}
