import Box from '@mui/material/Box';
import type { ExceptionView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { Facts } from '../parts/section.js';
import { mono } from '../theme/theme.js';
import { exceptionsText } from './messages.js';

interface Props {
  act: 'approve' | 'end';
  exception: ExceptionView;
  /** What the rule says, where the policy in force lets it be waived. */
  sentence: string | undefined;
  onDone: () => void;
  onClose: () => void;
}

/** Approves or ends an exception, with what it is before one's eyes. */
export function AnswerDialog({ act, exception, sentence, onDone, onClose }: Props) {
  const text = useText(exceptionsText);
  const { id, system, rule, days, approvedBefore, reason, requestedBy } = exception;
  const answer = useMutation({
    mutationFn: () => call(act === 'approve' ? 'approvePolicyException' : 'endPolicyException', { params: { id } }),
    onSuccess: onDone,
  });
  return (
    <ActDialog
      title={text(`${act}Title`)}
      detail={text(`${act}Detail`)}
      save={text(act)}
      danger={act === 'end'}
      blocked={answer.isPending}
      error={answer.error}
      onSave={() => answer.mutate()}
      onClose={onClose}
    >
      <Facts
        items={[
          [text('system'), system],
          [
            text('rule'),
            <Box key="rule">
              <Box component="code" sx={{ fontFamily: mono }}>
                {rule}
              </Box>
              {sentence !== undefined && <Box>{sentence}</Box>}
            </Box>,
          ],
          [text('days'), days],
          [text('approvedBefore'), approvedBefore],
          [text('requestedBy'), requestedBy.name],
          [text('reason'), reason],
        ]}
      />
    </ActDialog>
  );
}
