import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { IncidentView } from '@countersign/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useAnswer } from '../api/use-answer.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Page } from '../parts/page.js';
import { Facts, Section } from '../parts/section.js';
import { shorten } from '../parts/short-id.js';
import { useSystemName } from '../parts/use-system-name.js';
import { Instant, When } from '../parts/when.js';
import { To } from '../parts/to.js';
import { Clock } from './clock.js';
import { CloseDialog, ReportDialog } from './incident-dialogs.js';
import { incidentsText } from './messages.js';
import { ReclassifyDialog } from './reclassify-dialog.js';

/** One incident: its clock, what was reported when, and how it was closed. */
export function IncidentPage() {
  const { id = '' } = useParams();
  const text = useText(incidentsText);
  const incident = useAnswer('getIncident', { params: { id } });
  const mayManage = useMay('manage', 'Incident');
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<'report' | 'class' | 'close' | null>(null);
  const done = () => {
    setDialog(null);
    void queries.invalidateQueries({ queryKey: ['route', 'getIncident'] });
  };
  return (
    <Page
      title={incident.data?.title ?? text('title')}
      lead={incident.data && <Clock clock={incident.data.clock} />}
      actions={
        mayManage &&
        incident.data && (
          <>
            <Button variant="contained" onClick={() => setDialog('report')}>
              {text('record')}
            </Button>
            {incident.data.closedAt === null && (
              <>
                <Button variant="outlined" color="inherit" onClick={() => setDialog('class')}>
                  {text('reclassify')}
                </Button>
                <Button variant="outlined" color="inherit" onClick={() => setDialog('close')}>
                  {text('close')}
                </Button>
              </>
            )}
          </>
        )
      }
    >
      <AnswerOf query={incident}>{(answer) => <Body incident={answer} />}</AnswerOf>
      {dialog === 'report' && <ReportDialog id={id} onDone={done} onClose={() => setDialog(null)} />}
      {dialog === 'class' && incident.data && (
        <ReclassifyDialog incident={incident.data} onDone={done} onClose={() => setDialog(null)} />
      )}
      {dialog === 'close' && <CloseDialog id={id} onDone={done} onClose={() => setDialog(null)} />}
    </Page>
  );
}

function Body({ incident }: { incident: IncidentView }) {
  const text = useText(incidentsText);
  const systemName = useSystemName();
  const { clock } = incident;
  return (
    <>
      <Section title={text('facts')}>
        <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', mb: 2, maxWidth: 820 }}>
          {incident.description}
        </Box>
        <Facts
          items={[
            [text('class'), text(`class.${incident.class}`)],
            [text('systems'), incident.systems.map(systemName).join(' · ')],
            [text('awareAt'), <When key="aware" at={incident.awareAt} />],
            ...(incident.occurredAt === null
              ? []
              : [[text('occurredAt'), <When key="occurred" at={incident.occurredAt} />] as const]),
            [
              text('clock'),
              <span key="clock">
                {text('aim', { days: clock.days })} <Instant at={clock.aimAt} /> · {text('limit')}{' '}
                <Instant at={clock.dueAt} /> · {clock.source}
              </span>,
            ],
            ...(incident.heldSince === null
              ? []
              : [[text('held'), <When key="held" at={incident.heldSince} />] as const]),
            [text('openedBy'), incident.openedBy ?? text('someone')],
            [
              text('entry'),
              <To key="entry" page={`/entries/${incident.entry}/show`}>
                {shorten(incident.entry)}
              </To>,
            ],
            ...incident.submissions.map(
              (id) =>
                [
                  text('submissions'),
                  <To key={id} page={`/submissions/${id}/show`}>
                    {shorten(id)}
                  </To>,
                ] as const,
            ),
            ...(incident.closedAt === null
              ? []
              : [
                  [text('closed'), <When key="closed" at={incident.closedAt} />] as const,
                  [text('correctiveAction'), incident.correctiveAction] as const,
                ]),
          ]}
        />
      </Section>
      <ClassHistory classifications={incident.classifications} />
      <Section title={text('reports')}>
        {incident.reports.length === 0 && text('noReports')}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75, fontSize: '0.875rem' }}>
          {incident.reports.map((report) => (
            <Box component="li" key={report.id} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
              <strong>{text(`kind.${report.kind}`)}</strong>
              <span>{text(`recipient.${report.recipient}`)}</span>
              <Instant at={report.sentAt} />
              <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
                {report.reference}
              </Box>
              <span>{report.recordedBy ?? text('someone')}</span>
              <To page={`/entries/${report.entry}/show`}>{text('entry')}</To>
            </Box>
          ))}
        </Box>
      </Section>
    </>
  );
}

/** The classes that an incident had before, with who changed them and why. */
function ClassHistory({ classifications }: Pick<IncidentView, 'classifications'>) {
  const text = useText(incidentsText);
  if (classifications.length === 0) return null;
  return (
    <Section title={text('classHistory')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75, fontSize: '0.875rem' }}>
        {classifications.map(({ from, to, reason, at, by, entry }) => (
          <Box component="li" key={entry} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
            <strong>{text('classChange', { from: text(`class.${from}`), to: text(`class.${to}`) })}</strong>
            <Instant at={at} />
            <span>{by ?? text('someone')}</span>
            <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
              {reason}
            </Box>
            <To page={`/entries/${entry}/show`}>{text('entry')}</To>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
