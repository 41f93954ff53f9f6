import Alert from '@mui/material/Alert';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ReportView } from '@countersign/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocaleState } from 'react-admin';
import { useParams } from 'react-router';
import { useAnswer } from '../api/use-answer.js';
import { formatDate, formatInstant, formatNumber } from '../language/format.js';
import { languageNames } from '../language/language-names.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Shape } from '../parts/mark.js';
import { Page } from '../parts/page.js';
import { Facts, Section } from '../parts/section.js';
import { useSystemName } from '../parts/use-system-name.js';
import { When } from '../parts/when.js';
import { formatName } from './format-name.js';
import { reportsText } from './messages.js';
import { ReportFiles } from './report-files.js';
import { ReportState } from './report-state.js';
import { lastDay } from './reports-page.js';

const isOver = (report: ReportView | undefined): boolean => report?.state === 'done' || report?.state === 'failed';

/** One report: its progress while it is built, then its files. */
export function ReportPage() {
  const { id = '' } = useParams();
  const text = useText(reportsText);
  const [locale] = useLocaleState();
  const cache = useQueryClient();
  const report = useAnswer('getReport', { params: { id } });
  const over = isOver(report.data);
  useEffect(() => {
    if (over) return undefined;
    const timer = setInterval(() => void cache.invalidateQueries({ queryKey: ['route', 'getReport'] }), 1500);
    return () => clearInterval(timer);
  }, [over, cache]);
  const view = report.data;
  return (
    <Page
      title={
        view
          ? `${text('report')} ${formatDate(view.from, locale)} – ${formatDate(lastDay(view.to), locale)}`
          : text('report')
      }
      lead={view && <ReportState state={view.state} />}
    >
      <AnswerOf query={report}>{(answer) => <Body report={answer} />}</AnswerOf>
    </Page>
  );
}

function Body({ report }: { report: ReportView }) {
  const text = useText(reportsText);
  const systemName = useSystemName();
  const [locale] = useLocaleState();
  const { done, total } = report.progress;
  return (
    <>
      {!isOver(report) && (
        <Section title={text('state.running')}>
          <LinearProgress
            variant={total === 0 ? 'indeterminate' : 'determinate'}
            value={total === 0 ? 0 : (done / total) * 100}
            aria-label={text('state.running')}
            sx={{ height: 8, borderRadius: 4 }}
          />
          <Typography variant="caption" color="textSecondary" role="status">
            {total === 0
              ? text('freezing')
              : text('progress', { done: formatNumber(done, locale), total: formatNumber(total, locale) })}
          </Typography>
        </Section>
      )}
      {report.failure !== null && (
        <Alert
          severity={report.state === 'failed' ? 'error' : 'warning'}
          variant="outlined"
          icon={<Shape meaning={report.state === 'failed' ? 'problem' : 'attention'} size={18} />}
          sx={{ mb: 2 }}
        >
          <strong>{text(report.state === 'failed' ? 'failure' : 'failureSoFar')}</strong> {report.failure}
        </Alert>
      )}
      <Section title={text('files')} flush>
        {report.files.length === 0 ? (
          <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
            {report.filesRemovedAt === null
              ? text('noFiles')
              : text('filesRemoved', { at: formatInstant(report.filesRemovedAt, locale) })}
          </Typography>
        ) : (
          <ReportFiles report={report.id} files={report.files} />
        )}
      </Section>
      <Section title={text('report')}>
        <Facts
          items={[
            [
              text('systems'),
              report.systems.length === 0 ? text('allSystems') : report.systems.map(systemName).join(', '),
            ],
            [text('formats'), report.formats.map((format) => formatName(format, text)).join(', ')],
            [text('language'), languageNames[report.language]],
            [text('requested'), <When key="requested" at={report.createdAt} />],
            [
              text('requestedBy'),
              report.schedule ? text('bySchedule', { name: report.schedule.name }) : (report.requestedBy ?? '–'),
            ],
            [text('finished'), <When key="finished" at={report.finishedAt} />],
          ]}
        />
      </Section>
    </>
  );
}
