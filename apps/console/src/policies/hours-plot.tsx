import Box from '@mui/material/Box';
import type { BackTestResult, Modality, Tier } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatDuration, formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { partsText } from '../parts/messages.js';
import { backTestText } from './back-test-messages.js';
import { FigureTable } from '../parts/figure-table.js';

type Hours = BackTestResult['hours'];

const hourMs = 3_600_000;

/** Hours with their sign: more of them, or fewer. */
function useHours(): (perDay: number) => string {
  const text = useText(backTestText);
  const [locale] = useLocaleState();
  return (perDay) => {
    const size = formatDuration(Math.abs(perDay) * hourMs, locale);
    if (Math.abs(perDay) * hourMs < 1000) return text('hoursSame');
    return text(perDay > 0 ? 'hoursAdded' : 'hoursSaved', { hours: size });
  };
}

/** Reviewer hours a day that a draft would add or save: their sum, a bar for each kind of output, and the figures as a table. */
export function HoursPlot({ hours }: { hours: Hours }) {
  const text = useText(backTestText);
  const words = useText(partsText);
  const [locale] = useLocaleState();
  const say = useHours();
  const nameOf = (modality: Modality, tier: Tier) => `${words(`modality.${modality}`)} · ${words(`tier.${tier}`)}`;
  if (hours.perDay === null) return <Box sx={{ fontSize: '0.875rem' }}>{text('hoursUnknown')}</Box>;
  const parts = hours.parts ?? [];
  const most = Math.max(0, ...parts.map(({ perDay }) => Math.abs(perDay ?? 0)));
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ fontSize: '1.25rem', fontWeight: 650 }}>{say(hours.perDay)}</Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {text('restsOn', { count: hours.measured, days: formatNumber(hours.days, locale, 1) })}
        {(hours.together ?? 0) > 0 && ` ${text('leftOut', { count: hours.together ?? 0 })}`}
      </Box>
      {parts.length > 0 && (
        <>
          <Box
            role="img"
            aria-label={text('plotOf')}
            sx={{
              display: 'grid',
              gridTemplateColumns: 'minmax(96px, max-content) minmax(80px, 1fr) max-content',
              columnGap: 1.5,
              rowGap: 1,
              alignItems: 'center',
              fontSize: '0.875rem',
            }}
          >
            {parts.map(({ modality, tier, perDay }) => [
              <span key={`${modality} ${tier} name`}>{nameOf(modality, tier)}</span>,
              <Bar key={`${modality} ${tier} bar`} share={most === 0 ? 0 : (perDay ?? 0) / most} />,
              <span key={`${modality} ${tier} value`}>{say(perDay ?? 0)}</span>,
            ])}
          </Box>
          <Box
            component="details"
            sx={{ '& summary': { cursor: 'pointer', width: 'fit-content', fontSize: '0.875rem' } }}
          >
            <summary>{words('tableBehind')}</summary>
            <FigureTable
              label={words('tableBehind')}
              head={[text('kind'), text('approvals'), text('perDay')]}
              figuresFrom={1}
              rows={parts.map(({ modality, tier, approvals, perDay }) => ({
                key: `${modality} ${tier}`,
                cells: [
                  nameOf(modality, tier),
                  signed(approvals, locale),
                  perDay === null ? '–' : signed(perDay, locale),
                ],
              }))}
            />
          </Box>
        </>
      )}
    </Box>
  );
}

/** With its sign, in two digits that say something, so that a few seconds are not none. */
const signed = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, {
    signDisplay: 'exceptZero',
    ...(Number.isInteger(value) ? {} : { maximumSignificantDigits: 2 }),
  }).format(value);

/** A bar from the middle: to the right for more, to the left and hatched for fewer. */
function Bar({ share }: { share: number }) {
  const width = Math.abs(share) * 50;
  return (
    <Box
      component="svg"
      width="100%"
      height={18}
      sx={{
        display: 'block',
        '& .more': { fill: (theme) => theme.colours.accent },
        '& .fewer': { fill: (theme) => theme.colours.accentWash, stroke: (theme) => theme.colours.accent },
        '& .axis': { stroke: (theme) => theme.colours.strongLine },
      }}
    >
      {share !== 0 && (
        <rect
          className={share > 0 ? 'more' : 'fewer'}
          x={`${share > 0 ? 50 : 50 - width}%`}
          width={`${width}%`}
          y={2.5}
          height={13}
        />
      )}
      <line className="axis" x1="50%" x2="50%" y1={0} y2={18} />
    </Box>
  );
}
