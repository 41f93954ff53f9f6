import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useMutation } from '@tanstack/react-query';
import type { ReportScheduleView } from '@countersign/contracts';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { schedulesText } from './schedule-messages.js';

/** Asks once more, then ends a schedule. */
export function DeleteScheduleDialog({ schedule, onClose }: { schedule: ReportScheduleView; onClose: () => void }) {
  const text = useText(schedulesText);
  const end = useMutation({
    mutationFn: () => call('deleteReportSchedule', { params: { id: schedule.id } }),
    onSuccess: onClose,
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby="delete-schedule-title">
      <DialogTitle id="delete-schedule-title">{text('deleteTitle', { name: schedule.name })}</DialogTitle>
      <DialogContent>
        <DialogContentText>{text('deleteDetail')}</DialogContentText>
        {end.error && <ProblemNotice error={end.error} />}
      </DialogContent>
      <DialogActions>
        <Button color="inherit" autoFocus onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button variant="contained" color="error" disabled={end.isPending} onClick={() => end.mutate()}>
          {text('delete')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
