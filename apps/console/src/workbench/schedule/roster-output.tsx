import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { formatNumber } from '../../language/format.js';
import { useText } from '../../language/use-text.js';
import { Shape } from '../../parts/mark.js';
import type { OutputProps } from '../output-props.js';
import { scheduleText } from './messages.js';
import { RosterCellView } from './roster-cell.js';
import { RosterPanels } from './roster-panels.js';
import { rosterModel } from './roster-model.js';
import type { Roster } from '@countersign/scheduling';

const daysShown = 14;
const peopleShown = 60;

/** A roster as people by days; uncovered days and violated assignments are marked. */
export function RosterOutput(props: OutputProps & { roster: Roster }) {
  const { roster, findings, finding, onFinding, selected } = props;
  const text = useText(scheduleText);
  const [locale] = useLocaleState();
  const model = useMemo(() => rosterModel(roster, findings), [roster, findings]);
  const [firstDay, setFirstDay] = useState(0);
  const [rows, setRows] = useState(peopleShown);
  const [chosen, setChosen] = useState<{ person: string; date: string } | null>(null);
  const dates = model.dates.slice(firstDay, firstDay + daysShown);
  useEffect(() => {
    selected.current = () => {
      const cell = chosen && model.cell(chosen.person, chosen.date);
      const ids = chosen && cell ? cell.shifts.map(({ id }) => id) : [];
      return chosen && ids.length > 0 ? { kind: 'operation', ids: [chosen.person, ...ids] } : null;
    };
    return () => {
      selected.current = null;
    };
  }, [selected, chosen, model]);
  const weekday = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
    timeZone: 'UTC',
  });
  const reason = roster.reasons?.find((item) => item.person === chosen?.person);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%' }}>
      {model.dates.length > daysShown && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, py: 1 }}>
          <Button
            size="small"
            variant="outlined"
            color="inherit"
            disabled={firstDay === 0}
            onClick={() => setFirstDay(Math.max(0, firstDay - daysShown))}
          >
            {text('earlier')}
          </Button>
          <Button
            size="small"
            variant="outlined"
            color="inherit"
            disabled={firstDay + daysShown >= model.dates.length}
            onClick={() => setFirstDay(firstDay + daysShown)}
          >
            {text('later')}
          </Button>
        </Box>
      )}
      <Box tabIndex={0} role="group" aria-label={text('roster')} sx={{ flex: 1, minHeight: 180, overflow: 'auto' }}>
        <Box
          component="table"
          sx={({ colours }) => ({
            borderCollapse: 'separate',
            borderSpacing: 0,
            fontSize: '0.8125rem',
            '& th, & td': {
              borderRight: `1px solid ${colours.line}`,
              borderBottom: `1px solid ${colours.line}`,
              p: '3px 6px',
              textAlign: 'center',
              whiteSpace: 'nowrap',
              minWidth: 64,
            },
            '& thead th': { position: 'sticky', top: 0, zIndex: 1, bgcolor: 'background.paper' },
            '& tbody th': {
              position: 'sticky',
              left: 0,
              bgcolor: 'background.paper',
              textAlign: 'start',
              fontWeight: 600,
            },
          })}
        >
          <thead>
            <tr>
              <th scope="col">{text('people')}</th>
              {dates.map((date) => {
                const cover = model.cover(date);
                return (
                  <th scope="col" key={date}>
                    <div>{weekday.format(Date.parse(date))}</div>
                    <Box sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, fontWeight: 400 }}>
                      {cover.given < cover.needed && <Shape meaning="problem" size={11} />}
                      {text('coverOf', cover)}
                    </Box>
                  </th>
                );
              })}
              <th scope="col">{text('total')}</th>
            </tr>
          </thead>
          <tbody>
            {roster.people.slice(0, rows).map(({ id }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                {dates.map((date) => (
                  <RosterCellView
                    key={date}
                    cell={model.cell(id, date)}
                    label={`${id}, ${weekday.format(Date.parse(date))}`}
                    chosen={chosen?.person === id && chosen.date === date}
                    finding={finding}
                    onChoose={() => {
                      setChosen({ person: id, date });
                      const [worst] = model.cell(id, date)?.findings ?? [];
                      if (worst) onFinding(worst.id);
                    }}
                  />
                ))}
                <td>{formatNumber(model.hours(id), locale, 1)}</td>
              </tr>
            ))}
          </tbody>
        </Box>
        {roster.people.length > rows && (
          <Button size="small" sx={{ m: 1 }} onClick={() => setRows(rows + peopleShown)}>
            {text('firstRows', { shown: rows, count: roster.people.length })} +
          </Button>
        )}
      </Box>
      <RosterPanels roster={roster} />
      {reason && (
        <Typography variant="body2" color="textSecondary" sx={{ px: 2, py: 1 }}>
          {text('reason')}: “{reason.text}”
        </Typography>
      )}
    </Box>
  );
}
