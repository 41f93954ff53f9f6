import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { WordsField } from '../parts/words-field.js';
import { inHours, PersonField, UntilField } from './fields.js';
import { flowText } from './messages.js';

interface Props {
  submission: string;
  onDone: () => void;
  onClose: () => void;
}

/** Passes a claimed item on to somebody, with a note that begins with what was typed so far. */
export function HandOverDialog({
  submission,
  claim,
  draft,
  onDone,
  onClose,
}: Props & { claim: string; draft: string }) {
  const text = useText(flowText);
  const [to, setTo] = useState('');
  const [note, setNote] = useState(draft);
  const act = useMutation({
    mutationFn: () => call('handOverReview', { params: { id: claim }, body: { to, note: note.trim() } }),
    onSuccess: onDone,
  });
  return (
    <ActDialog
      title={text('handOver')}
      detail={text('handOverDetail')}
      blocked={to === '' || note.trim() === '' || act.isPending}
      error={act.error}
      onSave={() => act.mutate()}
      onClose={onClose}
    >
      <PersonField submission={submission} label={text('to')} value={to} onChange={setTo} />
      <WordsField label={text('note')} rows={4} most={10_000} value={note} onChange={setNote} />
    </ActDialog>
  );
}

/** Holds an item back with a reason and an end. */
export function HoldDialog({ submission, onDone, onClose }: Props) {
  const text = useText(flowText);
  const [until, setUntil] = useState(() => inHours(24));
  const [reason, setReason] = useState('');
  const act = useMutation({
    mutationFn: () => {
      const body = { reason: reason.trim(), until: new Date(until).toISOString() };
      return call('holdReview', { params: { id: submission }, body });
    },
    onSuccess: onDone,
  });
  return (
    <ActDialog
      title={text('hold')}
      detail={text('holdDetail')}
      blocked={until === '' || reason.trim() === '' || act.isPending}
      error={act.error}
      onSave={() => act.mutate()}
      onClose={onClose}
    >
      <WordsField label={text('reason')} focus value={reason} onChange={setReason} />
      <UntilField value={until} onChange={setUntil} />
    </ActDialog>
  );
}

/** Puts an item off for oneself. */
export function SnoozeDialog({ submission, onDone, onClose }: Props) {
  const text = useText(flowText);
  const [until, setUntil] = useState(() => inHours(4));
  const act = useMutation({
    mutationFn: () =>
      call('snoozeReview', { params: { id: submission }, body: { until: new Date(until).toISOString() } }),
    onSuccess: onDone,
  });
  return (
    <ActDialog
      title={text('snooze')}
      detail={text('snoozeDetail')}
      blocked={until === '' || act.isPending}
      error={act.error}
      onSave={() => act.mutate()}
      onClose={onClose}
    >
      <UntilField value={until} onChange={setUntil} />
    </ActDialog>
  );
}

/** Keeps an item for a person. */
export function AssignDialog({ submission, onDone, onClose }: Props) {
  const text = useText(flowText);
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const act = useMutation({
    mutationFn: () => call('assignReview', { params: { id: submission }, body: { person, reason: reason.trim() } }),
    onSuccess: onDone,
  });
  return (
    <ActDialog
      title={text('assign')}
      detail={text('assignDetail')}
      blocked={person === '' || reason.trim() === '' || act.isPending}
      error={act.error}
      onSave={() => act.mutate()}
      onClose={onClose}
    >
      <PersonField submission={submission} label={text('assignTo')} value={person} onChange={setPerson} />
      <WordsField label={text('reason')} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
