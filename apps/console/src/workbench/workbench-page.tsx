import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { useQueryClient, type Query } from '@tanstack/react-query';
import type { ContestationView, DecisionAnswer } from '@countersign/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { ContestationWorkbench } from '../contestations/contestation-workbench.js';
import { contestationText } from '../contestations/messages.js';
import { isVisible } from '../api/is-visible.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { useAnnounce } from '../parts/announcer.js';
import { EmptyState } from '../parts/empty-state.js';
import { partsText } from '../parts/messages.js';
import { usePageTitle } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { shorten } from '../parts/short-id.js';
import { SkeletonRows } from '../parts/skeleton-rows.js';
import { useKey } from '../parts/use-key.js';
import { breakText } from './breaks/messages.js';
import { useBreaks } from './breaks/use-breaks.js';
import type { ClaimedItem } from './claimed-item.js';
import { lastInput } from './last-input.js';
import { workbenchText } from './messages.js';
import { OpinionWorkbench } from './opinion/opinion-workbench.js';
import { preloadOutputs } from './output-of.js';
import { OpenedEvidence } from './opened-evidence.js';
import { useClaim } from './use-claim.js';
import { Workbench } from './workbench.js';

/** What a decision may change is read anew where it is shown next, and nothing at once. What holds for every item stays. */
const mayHaveChanged = ({ queryKey: [kind, name] }: Query): boolean => !(kind === 'route' && name === 'getCatalog');

/** How long after the last touch somebody is taken to be at the page. */
const hereMs = 5 * 60_000;

/** Claims what the address asks for (an item, the next of a queue, or the next of all) and opens the workbench on it. */
export function WorkbenchPage() {
  return (
    <Needs right={['claim', 'Review']}>
      <Claiming />
    </Needs>
  );
}

function Claiming() {
  const text = useText(workbenchText);
  const words = useText(partsText);
  const contested = useText(contestationText);
  const announce = useAnnounce();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { submission } = useParams();
  const [search] = useSearchParams();
  const queue = search.get('queue') ?? undefined;
  const { state, start, again, show, lose } = useClaim();
  const [note, setNote] = useState<string | null>(null);
  const pause = useText(breakText);
  const breaks = useBreaks(state.phase === 'open' && !state.lost ? state.view.submission.id : null);
  const open = state.phase === 'open' ? state.view : null;
  // Taken anew, or shown in full after an opinion, it is the same item still.
  const opened = useMemo(() => new OpenedEvidence(), [open?.submission.id]);
  usePageTitle(open?.submission.title ?? text('title'));

  const placeOf = (id?: string) =>
    `/review${id === undefined ? '' : `/${id}`}${queue === undefined ? '' : `?queue=${queue}`}`;
  const here = placeOf(submission);
  // The address that belongs to what is shown: going there asks for nothing.
  const shown = useRef<string | null>(null);
  const take = (wanted?: string) => {
    start({ submission: wanted, queue }, (view) => {
      const there = placeOf(wanted ?? view?.submission.id);
      shown.current = there;
      if (there !== here) void navigate(there, { replace: submission === undefined });
    });
  };
  const next = () => take();
  useEffect(() => {
    if (shown.current === here) return;
    shown.current = here;
    take(submission);
  }, [here]);
  useEffect(preloadOutputs, []);
  useEffect(() => {
    if (state.phase !== 'nothing') return undefined;
    // Who is not there is given nothing, which others would wait for.
    const timer = setInterval(() => isVisible() && lastInput.isWithin(hereMs) && next(), 30_000);
    return () => clearInterval(timer);
  }, [state.phase]);
  useKey('n', () => {
    if (state.phase === 'nothing' || state.phase === 'refused') next();
    else if (state.phase === 'open' && state.lost) next();
    else announce(text('decideFirst'));
  });

  const say = (sentence: string, spoken = sentence) => {
    // First of all: what is asked for after it waits behind it, for one of the browser's few connections and for the server.
    next();
    setNote(sentence);
    announce(spoken);
    void cache.invalidateQueries({ predicate: mayHaveChanged, refetchType: 'none' });
  };
  const decided = ({ decision, approvals, gold }: DecisionAnswer) => {
    const recorded = text('recorded', {
      outcome: words(`outcome.${decision.outcome}`),
      entry: shorten(decision.entry.id),
      given: approvals.given,
      needed: approvals.needed,
    });
    const told = gold && text(gold.right ? 'goldRight' : 'goldWrong', { known: words(`outcome.${gold.outcome}`) });
    const sentence = told ? `${recorded} ${told}` : recorded;
    say(sentence, breaks.decided() ? `${sentence} ${pause('title')}` : sentence);
  };

  const answered = ({ answered: answer }: ContestationView) => {
    if (answer) say(contested('recorded', { outcome: contested(answer.outcome), entry: shorten(answer.entry) }));
  };

  const held: ClaimedItem | null =
    state.phase === 'open'
      ? {
          view: state.view,
          expiresAt: state.expiresAt,
          lost: state.lost,
          opened,
          onLost: lose,
          onAgain: () => again({ submission: state.view.submission.id }),
          onNext: next,
          onPassed: (sentence) => say(sentence),
          onBreakDismissed: breaks.suggested ? breaks.dismiss : null,
        }
      : null;

  return (
    <>
      {state.phase === 'claiming' && (
        <Box>
          <h1 className="visually-hidden">{text('title')}</h1>
          <span className="visually-hidden" role="status">
            {text('claiming')}
          </span>
          <SkeletonRows rows={12} />
        </Box>
      )}
      {state.phase === 'nothing' && (
        <EmptyState
          isPage
          title={text('nothing')}
          action={
            <Button variant="outlined" component={Link} to="/">
              {text('toMyDay')}
            </Button>
          }
        >
          {text('nothingDetail')}
        </EmptyState>
      )}
      {state.phase === 'refused' && (
        <Box sx={{ p: 3, maxWidth: 720 }}>
          <h1 className="visually-hidden">{text('title')}</h1>
          <ProblemNotice error={state.error} />
          <Box sx={{ display: 'flex', gap: 1, mt: 2 }}>
            <Button variant="contained" onClick={next}>
              {text('takeNext')}
            </Button>
            <Button component={Link} to="/">
              {text('toMyDay')}
            </Button>
          </Box>
        </Box>
      )}
      {held?.view.contestation && (
        <ContestationWorkbench
          key={held.view.contestation.id}
          {...held}
          contestation={held.view.contestation}
          onAnswered={answered}
        />
      )}
      {held?.view.contestation === null && held.view.verdict === 'hidden' && (
        <OpinionWorkbench key={held.view.submission.id} {...held} onOpinion={show} />
      )}
      {held?.view.contestation === null && held.view.verdict === 'shown' && (
        <Workbench key={held.view.submission.id} {...held} onDecided={decided} />
      )}
      <Snackbar
        open={note !== null}
        autoHideDuration={8000}
        onClose={(_, reason) => reason !== 'clickaway' && setNote(null)}
        anchorOrigin={{ vertical: 'top', horizontal: 'center' }}
        message={note}
        sx={{ mt: 5 }}
      />
    </>
  );
}
