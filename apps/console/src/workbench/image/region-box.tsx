import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { useText } from '../../language/use-text.js';
import { meaningOfSeverity } from '../../parts/marks.js';
import { workbenchText } from '../messages.js';
import type { NumberedFinding } from '../ordered-findings.js';

interface Props {
  box: readonly [number, number, number, number];
  /** Width and height of the original image in pixels. */
  size: readonly [number, number];
  finding?: NumberedFinding;
  letter?: string;
  current?: boolean;
  onChoose?: () => void;
}

/** A rectangle as shares of the image, for CSS. */
export function shareOf([x, y, w, h]: Props['box'], [width, height]: Props['size']) {
  const percent = (value: number, whole: number) => `${(value / whole) * 100}%`;
  return { left: percent(x, width), top: percent(y, height), width: percent(w, width), height: percent(h, height) };
}

/** The region of a finding (a button with its number) or of a mark (its letter). */
export function RegionBox({ box, size, finding, letter, current = false, onChoose }: Props) {
  const text = useText(workbenchText);
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (current) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  const meaning = finding ? meaningOfSeverity[finding.severity] : 'neutral';
  return (
    <Box
      ref={element}
      component={finding ? 'button' : 'div'}
      {...(finding
        ? {
            type: 'button',
            onClick: onChoose,
            'aria-pressed': current,
            'aria-label': text('findingNumber', { number: finding.number }),
          }
        : {})}
      sx={(theme) => {
        const colour = finding
          ? meaning === 'problem' || meaning === 'attention'
            ? theme.colours[meaning]
            : theme.colours.strongLine
          : theme.colours.accent;
        return {
          position: 'absolute',
          ...shareOf(box, size),
          p: 0,
          m: 0,
          minWidth: 24,
          minHeight: 24,
          bgcolor: 'transparent',
          cursor: finding ? 'pointer' : 'default',
          pointerEvents: finding ? 'auto' : 'none',
          border: `${current ? 4 : 2}px ${finding ? 'solid' : 'dashed'} ${colour}`,
          boxShadow: '0 0 0 1.5px rgb(255 255 255 / 85%), inset 0 0 0 1.5px rgb(255 255 255 / 85%)',
          '&::after': {
            content: 'attr(data-number)',
            position: 'absolute',
            insetInlineStart: -2,
            top: -2,
            px: '6px',
            fontSize: '0.8125rem',
            fontWeight: 700,
            lineHeight: '20px',
            color: theme.colours.paper,
            bgcolor: colour,
          },
        };
      }}
      data-number={finding ? finding.number : letter}
    />
  );
}
