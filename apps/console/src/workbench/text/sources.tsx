import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import type { Evidence, Source } from '@countersign/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../../language/use-text.js';
import { workbenchText } from '../messages.js';
import { textSegments } from './text-segments.js';
import { useHandOn } from './use-hand-on.js';

interface Props {
  sources: readonly Source[];
  /** Passages to light, of the chosen finding or sentence; null when nothing is chosen. */
  evidence: readonly Evidence[] | null;
  /** Support of the chosen sentence, null when a finding is chosen. */
  support: number | null;
  /** Told of a source that somebody chooses, follows to its original, or lays a hand on; not of one that merely stands there. */
  onOpened?: (id: string) => void;
}

/** The sources in tabs; the passages that speak for or against what is chosen are lit. */
export function Sources({ sources, evidence, support, onOpened }: Props) {
  const text = useText(workbenchText);
  const [tab, setTab] = useState<string | null>(null);
  const wanted = evidence?.[0]?.source ?? null;
  useEffect(() => {
    if (wanted !== null) setTab(wanted);
  }, [wanted, evidence]);
  const current = sources.find(({ id }) => id === tab) ?? sources[0];
  if (!current) {
    return (
      <Typography color="textSecondary" variant="body2" sx={{ p: 2 }}>
        {text('noSources')}
      </Typography>
    );
  }
  const passages = (id: string) => evidence?.filter(({ source }) => source === id) ?? [];
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', borderBottom: '1px solid', borderColor: 'divider' }}>
        <Tabs
          value={current.id}
          onChange={(_, id: string) => setTab(id)}
          variant="scrollable"
          scrollButtons="auto"
          aria-label={text('sources')}
          sx={{ flex: 1, minWidth: 0 }}
        >
          {sources.map(({ id, title }) => (
            <Tab
              key={id}
              value={id}
              id={`source-tab-${id}`}
              aria-controls="source-panel"
              onClick={() => onOpened?.(id)}
              label={passages(id).length > 0 ? `${title ?? id} (${passages(id).length})` : (title ?? id)}
            />
          ))}
        </Tabs>
        {current.uri !== undefined && (
          <Link
            href={current.uri}
            target="_blank"
            rel="noreferrer"
            variant="caption"
            onClick={() => onOpened?.(current.id)}
            sx={{ px: 2 }}
          >
            {text('openOriginal')}
          </Link>
        )}
      </Box>
      <Typography variant="caption" color="textSecondary" role="status" sx={{ px: 2, pt: 1 }}>
        {evidence === null
          ? text('chooseClaim')
          : evidence.length === 0
            ? text('noEvidence')
            : [
                text('passages', { count: evidence.length }),
                support === null ? '' : text('support', { score: support.toFixed(2) }),
              ]
                .filter(Boolean)
                .join(' · ')}
      </Typography>
      <SourceText
        key={current.id}
        source={current}
        passages={passages(current.id)}
        onOpened={() => onOpened?.(current.id)}
      />
    </Box>
  );
}

interface SourceTextProps {
  source: Source;
  passages: readonly Evidence[];
  onOpened: () => void;
}

function SourceText({ source, passages, onOpened }: SourceTextProps) {
  const panel = useRef<HTMLDivElement>(null);
  const segments = useMemo(
    () =>
      textSegments(
        source.text.length,
        passages.map(({ start, end }) => ({ start, end, key: 'lit' })),
      ),
    [source.text, passages],
  );
  const { hand, noteOwnScroll } = useHandOn(panel, onOpened);
  useEffect(() => {
    panel.current?.querySelector('mark')?.scrollIntoView({ block: 'nearest' });
    noteOwnScroll();
  }, [segments, noteOwnScroll]);
  return (
    <Box
      ref={panel}
      id="source-panel"
      role="tabpanel"
      aria-labelledby={`source-tab-${source.id}`}
      tabIndex={0}
      {...hand}
      sx={{
        flex: 1,
        minHeight: 0,
        overflowY: 'auto',
        px: 2,
        pb: 2,
        pt: 0.5,
        whiteSpace: 'pre-wrap',
        lineHeight: 1.7,
        '& mark': {
          color: 'inherit',
          bgcolor: (theme) => theme.colours.lit,
          boxShadow: (theme) => `inset 0 -2px 0 ${theme.colours.attention}`,
        },
      }}
    >
      {segments.map(({ start, end, keys }) => {
        const words = source.text.slice(start, end);
        return keys.length > 0 ? <mark key={start}>{words}</mark> : <span key={start}>{words}</span>;
      })}
    </Box>
  );
}
