import Box from '@mui/material/Box';
import type { Place } from '@countersign/contracts';
import { useEffect, useMemo, useRef } from 'react';
import { z } from 'zod';
import { useText } from '../../language/use-text.js';
import { meaningOfSeverity } from '../../parts/marks.js';
import { workbenchText } from '../messages.js';
import type { NumberedFinding } from '../ordered-findings.js';
import type { OutputProps } from '../output-props.js';
import { PlainContent } from '../plain-content.js';
import { selectedSpan } from './selected-span.js';
import { textSegments, type TextRange, type TextSegment } from './text-segments.js';

const textContent = z.object({ text: z.string(), language: z.string().optional() });
export const textPart = '/content/text';

const spanOf = (place: Place | null) => (place?.kind === 'span' && place.part === textPart ? place : null);

/** The text with findings underlined and numbered as in the list; a sentence with sources can be chosen. */
export function TextOutput(props: OutputProps) {
  const { payload, findings, attributions, marks, selected, finding, claim } = props;
  const parsed = useMemo(() => textContent.safeParse(payload.content), [payload.content]);
  const body = useRef<HTMLDivElement>(null);
  const text = parsed.success ? parsed.data.text : '';
  const segments = useMemo(
    () => textSegments(text.length, rangesOf(findings, attributions, marks)),
    [text, findings, attributions, marks],
  );
  useEffect(() => {
    selected.current = () => {
      const span = body.current ? selectedSpan(body.current) : null;
      return span ? { kind: 'span', part: textPart, ...span } : null;
    };
    return () => {
      selected.current = null;
    };
  }, [selected]);
  useEffect(() => {
    const key = finding !== null ? `f:${finding}` : claim !== null ? `c:${claim}` : null;
    if (key === null) return;
    body.current?.querySelector(`[data-keys~="${key}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [finding, claim]);
  if (!parsed.success) return <PlainContent content={payload.content} />;
  return (
    <Box
      ref={body}
      lang={parsed.data.language}
      sx={{
        fontSize: '1rem',
        lineHeight: 1.75,
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        maxWidth: '46em',
        p: 2,
        '& mark': { color: 'inherit', bgcolor: 'transparent' },
      }}
    >
      {segments.map((segment) => (
        <Segment key={segment.start} segment={segment} words={text.slice(segment.start, segment.end)} {...props} />
      ))}
    </Box>
  );
}

function rangesOf(
  findings: OutputProps['findings'],
  attributions: OutputProps['attributions'],
  marks: OutputProps['marks'],
): TextRange[] {
  const ranges: TextRange[] = [];
  const add = (key: string, place: Place | null) => {
    const span = spanOf(place);
    if (span) ranges.push({ start: span.start, end: span.end, key });
  };
  attributions.forEach(({ claim }, index) => add(`c:${index}`, claim));
  findings.forEach(({ id, place }) => add(`f:${id}`, place));
  marks.forEach(({ letter, place }) => add(`m:${letter}`, place));
  return ranges;
}

interface SegmentProps extends OutputProps {
  segment: TextSegment;
  words: string;
}

function Segment({ segment, words, findings, finding, onFinding, claim, onClaim, marks }: SegmentProps) {
  const text = useText(workbenchText);
  const here = findings.filter(({ id }) => segment.keys.includes(`f:${id}`));
  const claimKey = segment.keys.findLast((key) => key.startsWith('c:'));
  const claimIndex = claimKey === undefined ? null : Number(claimKey.slice(2));
  const mark = marks.find(({ letter }) => segment.keys.includes(`m:${letter}`));
  if (here.length === 0 && claimIndex === null && !mark) return <>{words}</>;
  const worst = here[0];
  const current = here.some(({ id }) => id === finding);
  const ends = endingHere(here, segment.end);
  const isCurrentClaim = claimIndex !== null && claimIndex === claim;
  const choose = () => {
    if (worst) onFinding((here.find(({ id }) => id !== finding) ?? worst).id);
    else onClaim(claimIndex);
  };
  return (
    <Box
      component={worst || mark ? 'mark' : 'span'}
      data-keys={segment.keys.join(' ')}
      data-numbers={ends.map(({ number }) => number).join(' ')}
      {...(worst
        ? {
            role: 'button',
            tabIndex: 0,
            'aria-label': text('inText', { words, number: here.map(({ number }) => number).join(', ') }),
            'aria-pressed': current,
          }
        : {})}
      onClick={() => {
        if (window.getSelection()?.isCollapsed !== false) choose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        choose();
      }}
      sx={(theme) => ({
        cursor: 'pointer',
        ...(isCurrentClaim && { bgcolor: `${theme.colours.lit} !important` }),
        ...(!worst && claimIndex !== null && { borderBottom: `1px dotted ${theme.colours.strongLine}` }),
        ...(worst && {
          textDecoration: 'underline',
          textDecorationThickness: current ? 3 : 2,
          textDecorationStyle: worst.severity === 'critical' || worst.severity === 'major' ? 'solid' : 'wavy',
          textUnderlineOffset: '4px',
          textDecorationColor: theme.colours[colourOf(worst)],
          ...(current && { bgcolor: `${theme.colours.accentWash} !important` }),
        }),
        ...(mark && { outline: `2px dashed ${theme.colours.accent}`, outlineOffset: 1 }),
        ...(ends.length > 0 && {
          '&::after': {
            content: 'attr(data-numbers)',
            // An inline block does not carry the underline of the words before it.
            display: 'inline-block',
            fontSize: '0.6875rem',
            fontWeight: 700,
            verticalAlign: 'super',
            lineHeight: '14px',
            mt: '-6px',
            px: '4px',
            ml: '1px',
            borderRadius: '7px',
            color: theme.colours.paper,
            bgcolor: theme.colours[colourOf(worst)],
          },
        }),
      })}
    >
      {words}
    </Box>
  );
}

function colourOf(finding: NumberedFinding | undefined): 'problem' | 'attention' | 'strongLine' {
  const meaning = finding ? meaningOfSeverity[finding.severity] : 'neutral';
  return meaning === 'problem' || meaning === 'attention' ? meaning : 'strongLine';
}

function endingHere(findings: readonly NumberedFinding[], end: number): NumberedFinding[] {
  return findings.filter(({ place }) => place?.kind === 'span' && place.end === end);
}
