import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { DisagreementAnswer, DisagreementView } from '@countersign/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useCatalog } from '../api/use-answer.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { ListTable } from '../parts/list/list-table.js';
import { StateMark } from '../parts/marks.js';
import { partsText } from '../parts/messages.js';
import { To } from '../parts/to.js';
import { useSystemName } from '../parts/use-system-name.js';
import { When } from '../parts/when.js';
import { secondReviewsText } from './second-reviews-messages.js';

interface Chosen {
  item: DisagreementView;
  answer: DisagreementAnswer;
}

/** Outputs on which people decided otherwise than each other; of second reviews, a lead answers each once. */
export function Disagreements({ items }: { items: DisagreementView[] }) {
  const text = useText(secondReviewsText);
  const systemName = useSystemName();
  const mayAnswer = useMay('manage', 'SecondReview');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <>
      {chosen && <AnswerDialog chosen={chosen} onClose={() => setChosen(null)} />}
      <ListTable
        label={text('disagreements')}
        records={items}
        columns={[
          {
            key: 'output',
            title: text('output'),
            cell: ({ submission, title }) => <To page={`/submissions/${submission}/show`}>{title}</To>,
            below: ({ system, kind }) => `${systemName(system)} · ${text(`kind.${kind}`)}`,
          },
          {
            key: 'first',
            title: text('firstSaid'),
            cell: ({ first, kind }) => <Said said={first} isSettled={kind === 'second-review'} />,
          },
          { key: 'second', title: text('secondSaid'), cell: ({ second }) => <Said said={second} isSettled /> },
          {
            key: 'answer',
            title: text('answer'),
            cell: (item) =>
              item.kind === 'review' ? (
                text('settled')
              ) : item.answer ? (
                <Answered answer={item.answer} />
              ) : mayAnswer ? (
                <Answers item={item} onAnswer={(answer) => setChosen({ item, answer })} />
              ) : (
                text('open')
              ),
          },
        ]}
      />
    </>
  );
}

/** What some people decided, and what came of it; before it is settled, what they decided stands alone. */
function Said({ said: { state, at, decisions }, isSettled }: { said: DisagreementView['first']; isSettled: boolean }) {
  const text = useText(secondReviewsText);
  const words = useText(partsText);
  const reasons = useCatalog().data?.reasons ?? [];
  const labelOf = (code: string): string => reasons.find((reason) => reason.code === code)?.label ?? code;
  const codes = [...new Set(decisions.flatMap((decision) => decision.reasons))];
  const names = decisions.flatMap(({ person }) => (person ? [person.name] : []));
  return (
    <Box sx={{ display: 'grid', gap: 0.25, py: 0.5 }}>
      {isSettled ? (
        <StateMark state={state} />
      ) : (
        <b>{[...new Set(decisions.map(({ outcome }) => words(`outcome.${outcome}`)))].join(text('comma'))}</b>
      )}
      {codes.length > 0 && <div>{codes.map(labelOf).join(' · ')}</div>}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {names.length > 0 && <>{names.join(text('comma'))} · </>}
        <When at={at} />
      </Box>
    </Box>
  );
}

function Answered({ answer: { answer, at, person } }: { answer: NonNullable<DisagreementView['answer']> }) {
  const text = useText(secondReviewsText);
  return (
    <Box sx={{ display: 'grid', gap: 0.25 }}>
      <b>{text(`answer.${answer}`)}</b>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {person && <>{person.name} · </>}
        <When at={at} />
      </Box>
    </Box>
  );
}

interface AnswersProps {
  item: DisagreementView;
  onAnswer: (answer: DisagreementAnswer) => void;
}

function Answers({ item: { title }, onAnswer }: AnswersProps) {
  const text = useText(secondReviewsText);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {(['upheld', 'contest'] as const).map((answer) => (
        <Button
          key={answer}
          size="small"
          variant="outlined"
          color="inherit"
          aria-label={text('answerOf', { answer: text(`do.${answer}`), title })}
          onClick={() => onAnswer(answer)}
        >
          {text(`do.${answer}`)}
        </Button>
      ))}
    </Box>
  );
}

/** An answer stays, so it takes a second, deliberate act. */
function AnswerDialog({ chosen: { item, answer }, onClose }: { chosen: Chosen; onClose: () => void }) {
  const text = useText(secondReviewsText);
  const cache = useQueryClient();
  const give = useMutation({
    mutationFn: () => call('answerDisagreement', { params: { id: item.id }, body: { answer } }),
    onSuccess: () => {
      onClose();
      void cache.invalidateQueries();
    },
  });
  return (
    <ActDialog
      title={text('answerOf', { answer: text(`do.${answer}`), title: item.title })}
      detail={text(`sure.${answer}`)}
      save={text(`do.${answer}`)}
      blocked={give.isPending}
      error={give.error}
      onSave={() => give.mutate()}
      onClose={onClose}
    >
      {null}
    </ActDialog>
  );
}
