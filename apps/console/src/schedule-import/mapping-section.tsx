import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import type { ScheduleFileView, ScheduleMapping } from '@countersign/contracts';
import { may } from '../api/auth-provider.js';
import { call } from '../api/call.js';
import { useAnswer } from '../api/use-answer.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { Mark } from '../parts/mark.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { importText } from './messages.js';
import { SheetMapping } from './sheet-mapping.js';

interface Props {
  view: ScheduleFileView;
  /** What a person changed and the server has not answered yet. */
  pending: ScheduleMapping | null;
  system: string;
  onChange: (mapping: ScheduleMapping) => void;
  /** The remembered mapping is gone: the files are to be read anew. */
  onForgotten: () => void;
}

/** Which sheet was read as which table and which column as which field, to be changed and remembered. */
export function MappingSection({ view, pending, system, onChange, onForgotten }: Props) {
  const text = useText(importText);
  const announce = useAnnounce();
  const { signature, kind } = view;
  const mapping = pending ?? view.mapping;
  const kinds = useAnswer('listScheduleTemplates').data?.kinds ?? [];
  const tables = kinds.find((it) => it.kind === kind)?.tables ?? [];
  const remember = useMutation({
    mutationFn: (body: { signature: string; mapping: ScheduleMapping }) =>
      call('rememberScheduleMapping', { params: { id: system }, body }),
    onSuccess: () => announce(text('rememberedNow')),
  });
  const forget = useMutation({
    mutationFn: (query: { signature: string }) => call('forgetScheduleMapping', { params: { id: system }, query }),
    onSuccess: () => {
      announce(text('forgotten'));
      remember.reset();
      onForgotten();
    },
  });
  const mayForget = may(useSession(), 'withdraw', 'ScheduleMapping', system);
  if (mapping === null || signature === null || kind === null) return null;
  return (
    <Section
      title={text('mapping')}
      aside={
        <Button
          size="small"
          disabled={remember.isPending || system === ''}
          onClick={() => remember.mutate({ signature, mapping })}
        >
          {text('remember')}
        </Button>
      }
    >
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {text('mappingHow')}
      </Typography>
      {(view.remembered || remember.isSuccess) && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.5 }}>
          <Mark meaning="ok">{text(remember.isSuccess ? 'rememberedNow' : 'remembered')}</Mark>
          {mayForget && (
            <Button size="small" disabled={forget.isPending} onClick={() => forget.mutate({ signature })}>
              {text('forget')}
            </Button>
          )}
        </Box>
      )}
      {remember.error && <ProblemNotice error={remember.error} />}
      {forget.error && <ProblemNotice error={forget.error} />}
      {view.tables.map((sheet) => (
        <SheetMapping key={sheet.sheet} sheet={sheet} mapping={mapping} tables={tables} onChange={onChange} />
      ))}
    </Section>
  );
}
