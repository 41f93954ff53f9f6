import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { bulkMost, type QueueItem } from '@countersign/contracts';
import { useId, useMemo, useState } from 'react';
import { useCatalog } from '../../api/use-answer.js';
import { useText } from '../../language/use-text.js';
import { ProblemNotice } from '../../parts/problem-notice.js';
import { SkeletonRows } from '../../parts/skeleton-rows.js';
import { StepUpDialog } from '../../workbench/step-up-dialog.js';
import { togetherText } from './messages.js';
import { ReadingList } from './reading-list.js';
import { TogetherForm, type Together } from './together-form.js';
import { TogetherResults } from './together-results.js';
import { useTogether } from './use-together.js';

interface Props {
  chosen: readonly QueueItem[];
  /** Told which were not decided on, when it closes. */
  onClose: (left: readonly string[]) => void;
}

/** Reads the outputs that were chosen and decides on them with one word; what is refused says why and stays chosen if it can be. */
export function TogetherDialog({ chosen, onClose }: Props) {
  const text = useText(togetherText);
  const id = useId();
  const catalog = useCatalog().data;
  const titles = useMemo(() => new Map(chosen.map((item) => [item.id, item.title])), [chosen]);
  const [form, setForm] = useState<Together>({ outcome: null, reasons: [], comment: '' });
  const { reading, items, missing, decide, results, left, again } = useTogether(chosen);
  const light = items.filter(({ against }) => against === null);
  const { outcome, reasons } = form;
  const blocked = outcome === null || reasons.length === 0 || light.length === 0 || decide.isPending;
  const send = () => {
    if (outcome !== null && !blocked) decide.mutate({ items: light, outcome, reasons, comment: form.comment });
  };
  const isTold = results.length > 0;
  const asksForProof = decide.error?.problem.code === 'step-up-needed';
  // Nobody knows whether it arrived: sent again, the same word is answered with what was recorded.
  const isLost = decide.error !== null && (decide.error.status === 0 || decide.error.status >= 500);
  const close = () => onClose(left);
  // What becomes of each is told, and nothing that was typed is lost by a click beside it.
  const leave = (_: unknown, reason: string) => {
    if (!decide.isPending && (reason !== 'backdropClick' || isTold || form.comment.trim() === '')) close();
  };
  return (
    <Dialog open onClose={leave} fullWidth maxWidth="md" aria-labelledby={id}>
      <DialogTitle id={id}>{text('title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
        {!isTold && <DialogContentText>{text('lead', { most: bulkMost })}</DialogContentText>}
        {reading.error && <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />}
        {decide.error && !asksForProof && <ProblemNotice error={decide.error} />}
        {isLost && <DialogContentText>{text('lost')}</DialogContentText>}
        {reading.isPending && <SkeletonRows rows={4} />}
        {isTold && <TogetherResults results={results} titles={titles} />}
        {!isTold && reading.data && (
          <>
            <ReadingList items={items} />
            {missing > 0 && <DialogContentText role="status">{text('gone', { count: missing })}</DialogContentText>}
            <TogetherForm
              catalog={catalog}
              modalities={[...new Set(light.map(({ modality }) => modality))]}
              value={form}
              onChange={setForm}
            />
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button color="inherit" disabled={decide.isPending} onClick={close}>
          {text('close')}
        </Button>
        {((isTold && left.length > 0) || (decide.error && !asksForProof && !isLost)) && (
          <Button variant="outlined" color="inherit" onClick={again}>
            {text('again')}
          </Button>
        )}
        {!isTold && (
          <Button variant="contained" disabled={blocked} onClick={send}>
            {light.length === 0 && reading.data ? text('none') : text('decide', { count: light.length })}
          </Button>
        )}
      </DialogActions>
      {asksForProof && <StepUpDialog onProved={send} onClose={() => decide.reset()} />}
    </Dialog>
  );
}
