import Box from '@mui/material/Box';
import { severities, type QueueItem } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import type { Column } from '../parts/list/column.js';
import { Mark } from '../parts/mark.js';
import { meaningOfSeverity, TierMark } from '../parts/marks.js';
import { partsText } from '../parts/messages.js';
import { useSystemName } from '../parts/use-system-name.js';
import { Due, When } from '../parts/when.js';
import { useStandingWords } from '../presence/use-standing-words.js';
import { queueText } from './messages.js';

/** Columns of the queue. */
export function useQueueColumns(): Column<QueueItem>[] {
  const text = useText(queueText);
  const words = useText(partsText);
  const systemName = useSystemName();
  const claimWord = (item: QueueItem): string => {
    if (item.claimedByMe) return text('yours');
    if (item.claimed) return text('taken');
    if (item.heldUntil !== null) return text('heldBack');
    if (item.assigned) return text(item.assignedToMe ? 'keptForYou' : 'kept');
    if (item.contested) return text('contested');
    if (item.adjudicating) return text('disagreed');
    return text(item.escalated ? 'escalated' : 'free');
  };
  const standing = useStandingWords();
  const claimCell = (item: QueueItem) => {
    const taken = standing.takenBy(item);
    return taken === null ? claimWord(item) : <People>{taken}</People>;
  };
  const skipped = (item: QueueItem): string[] => (item.skips === 0 ? [] : [text('skips', { count: item.skips })]);
  return [
    {
      key: 'title',
      title: text('item'),
      cell: (item) => item.title,
      below: (item) =>
        [
          words(`modality.${item.modality}`),
          systemName(item.system),
          ...item.tags.map((tag) => `#${tag}`),
          ...skipped(item),
        ].join(' · '),
      csv: (item) => item.title,
      width: '38%',
    },
    {
      key: 'due',
      title: text('due'),
      cell: (item) => <Due at={item.dueAt} />,
      // On a phone the risk has no column of its own.
      below: (item) => (
        <Box sx={{ display: { sm: 'none' } }}>{item.tier !== null && <TierMark tier={item.tier} />}</Box>
      ),
      csv: (item) => item.dueAt,
    },
    {
      key: 'tier',
      title: text('tier'),
      cell: (item) => (item.tier === null ? text('later') : <TierMark tier={item.tier} />),
      csv: (item) => item.tier,
      from: 'sm',
    },
    {
      key: 'findings',
      title: text('findings'),
      cell: (item) => <FindingCounts item={item} />,
      csv: countsAsText,
      from: 'sm',
    },
    {
      key: 'approvals',
      title: text('approvals'),
      cell: ({ approvals: { given, needed } }) =>
        given === null ? text('approvalsNeeded', { needed }) : text('approvalsOf', { given, needed }),
      csv: ({ approvals: { given, needed } }) => `${given ?? ''}/${needed}`,
      from: 'md',
    },
    {
      key: 'modality',
      title: text('modality'),
      cell: (item) => words(`modality.${item.modality}`),
      csv: (item) => item.modality,
      optional: true,
    },
    { key: 'queue', title: text('queueColumn'), cell: (item) => item.queue, csv: (item) => item.queue, optional: true },
    {
      key: 'system',
      title: text('system'),
      cell: (item) => systemName(item.system),
      csv: (item) => item.system,
      optional: true,
    },
    {
      key: 'language',
      title: text('language'),
      cell: (item) => item.language ?? '–',
      csv: (item) => item.language,
      optional: true,
    },
    {
      key: 'tags',
      title: text('tags'),
      cell: (item) => item.tags.join(', ') || '–',
      csv: (item) => item.tags.join(' '),
      optional: true,
    },
    {
      key: 'age',
      title: text('age'),
      cell: (item) => <When at={item.createdAt} />,
      csv: (item) => item.createdAt,
      from: 'lg',
    },
    {
      key: 'claim',
      title: text('claim'),
      cell: (item) => claimCell(item),
      below: (item) => <People>{standing.looking(item)}</People>,
      // Without names: a file outlives the moment that they are told for.
      csv: claimWord,
      from: 'sm',
      nowrap: true,
    },
  ];
}

/** Names may be long: they break into lines, though not into single letters. */
function People({ children }: { children: string | null }) {
  return children === null ? null : <Box sx={{ minWidth: 112, whiteSpace: 'normal' }}>{children}</Box>;
}

const countsAsText = ({ findings: f, inconclusive }: QueueItem): string | null =>
  f && `critical ${f.critical}, major ${f.major}, minor ${f.minor}, info ${f.info}, inconclusive ${inconclusive}`;

function FindingCounts({ item }: { item: QueueItem }) {
  const text = useText(queueText);
  const words = useText(partsText);
  const { findings: counts, inconclusive } = item;
  if (counts === null || inconclusive === null) return <>{text('later')}</>;
  const worst = [...severities].reverse().find((severity) => counts[severity] > 0);
  if (!worst && inconclusive === 0) return <>{text('clean')}</>;
  const others = severities
    .filter((severity) => severity !== worst)
    .reduce((sum, severity) => sum + counts[severity], 0);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, minWidth: 166 }}>
      {worst && <Mark meaning={meaningOfSeverity[worst]}>{`${words(`severity.${worst}`)} ${counts[worst]}`}</Mark>}
      {others > 0 && <Box sx={{ color: 'text.secondary' }}>{text('others', { count: others })}</Box>}
      {inconclusive > 0 && <Mark meaning="unknown">{text('inconclusive', { count: inconclusive })}</Mark>}
    </Box>
  );
}
