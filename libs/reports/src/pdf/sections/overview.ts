import {
  exceptionKinds,
  outcomes,
  tiers,
  type CoverageView,
  type Language,
  type LocalizedText,
  type Outcome,
  type RequirementCoverage,
  type Verdict,
} from '@countersign/contracts';
import { exceptionWords } from '../../content/exceptions.js';
import { reviewTimeEnds, type ReportSummary } from '../../content/report-summary.js';
import type { ReportContent } from '../../renderer.js';
import { say } from '../../words/pdf-words.js';
import { frameworkWords, outcomeWords, tierWords, verdictWords } from '../../words/report-words.js';
import { tableNames } from '../../words/sheet-names.js';
import { ink, outcomeColors, verdictColors } from '../colors.js';
import { drawBars, drawColumns, type Bar } from '../draw-chart.js';
import type { Paper } from '../paper.js';

/** A course of more weeks than this is drawn by month. */
const mostWeeks = 60;

const isVerdict = (key: string): key is Verdict => Object.hasOwn(verdictWords, key);
const verdicts = Object.keys(verdictWords).filter(isVerdict);

/** Requirements that are no group, counted by verdict under their principle, or under their framework where they have none. */
function verdictBars(coverage: readonly CoverageView[], language: Language): Bar[] {
  const groups = new Map<string, number[]>();
  for (const { requirements } of coverage) {
    const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
    const parents = new Set(requirements.map(({ parent }) => parent));
    const rootOf = (requirement: RequirementCoverage): RequirementCoverage => {
      const above = requirement.parent === null ? undefined : byId.get(requirement.parent);
      return above ? rootOf(above) : requirement;
    };
    for (const requirement of requirements.filter(({ id }) => !parents.has(id))) {
      const root = rootOf(requirement);
      const label =
        root === requirement
          ? (frameworkWords[requirement.framework]?.[language] ?? requirement.framework)
          : `${root.id} ${root.title}`;
      const counts = groups.get(label) ?? verdicts.map(() => 0);
      const index = verdicts.indexOf(requirement.verdict);
      counts[index] = (counts[index] ?? 0) + 1;
      groups.set(label, counts);
    }
  }
  return [...groups].map(([label, values]) => ({ label, values }));
}

/** Every week between the first and the last, also those with none. */
function weekBars(weeks: ReportSummary['weeks']): { monthly: boolean; bars: Bar[] } {
  const known = [...weeks.keys()].sort();
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return { monthly: false, bars: [] };
  const labels: string[] = [];
  for (let day = Date.parse(first); day <= Date.parse(last); day += 7 * 86_400_000) {
    labels.push(new Date(day).toISOString().slice(0, 10));
  }
  const valuesOf = (counts: Record<Outcome, number> | undefined): number[] => outcomes.map((key) => counts?.[key] ?? 0);
  if (labels.length <= mostWeeks) {
    return {
      monthly: false,
      bars: labels.map((label) => ({ label: label.slice(5), values: valuesOf(weeks.get(label)) })),
    };
  }
  const months = new Map<string, number[]>();
  for (const label of labels) {
    const month = label.slice(0, 7);
    const sum = months.get(month) ?? outcomes.map(() => 0);
    months.set(
      month,
      valuesOf(weeks.get(label)).map((value, index) => value + (sum[index] ?? 0)),
    );
  }
  return { monthly: true, bars: [...months].map(([label, values]) => ({ label, values })) };
}

function reviewBars({ reviewTimes: times, together }: ReportSummary, language: Language): Bar[] {
  const inWords = (seconds: number): string =>
    seconds < 60 ? say(language, 'seconds', { count: seconds }) : say(language, 'minutes', { count: seconds / 60 });
  const last = reviewTimeEnds.at(-1) ?? 0;
  const bars = times.map((count, index) => {
    const end = reviewTimeEnds[index];
    const label =
      end === undefined
        ? say(language, 'over', { time: inWords(last) })
        : say(language, 'under', { time: inWords(end) });
    return { label, values: [count] };
  });
  // How long each of these was looked at is not known.
  return together === 0 ? bars : [...bars, { label: say(language, 'togetherBar'), values: [together] }];
}

const seriesOf = <K extends string>(
  keys: readonly K[],
  words: Readonly<Record<K, LocalizedText>>,
  colors: Readonly<Record<K, string>>,
  language: Language,
) => keys.map((key) => ({ name: words[key][language], color: colors[key] }));

/** The summary in one sentence and five charts. Answers its page from 0. */
export function drawOverview(paper: Paper, { header, coverage }: ReportContent, summary: ReportSummary): number {
  const { language } = header;
  const page = paper.section(tableNames.summary[language]);
  const { decisions, exceptional, systems, people } = summary;
  paper.paragraph(say(language, 'summaryLead', { decisions, exceptional, systems: systems.size, people: people.size }));
  if (summary.lapsed > 0) paper.paragraph(say(language, 'lapsedCount', { count: summary.lapsed }));
  const one = [{ name: say(language, 'decisionsName'), color: ink.accent }];
  drawBars(
    paper,
    {
      title: say(language, 'chartVerdicts'),
      series: seriesOf(verdicts, verdictWords, verdictColors, language),
      bars: verdictBars(coverage, language),
    },
    { whole: true },
  );
  const { monthly, bars } = weekBars(summary.weeks);
  if (bars.length > 0) {
    const title = say(language, monthly ? 'chartMonths' : 'chartWeeks');
    drawColumns(paper, { title, series: seriesOf(outcomes, outcomeWords, outcomeColors, language), bars });
  }
  drawBars(paper, {
    title: say(language, 'chartTiers'),
    series: one,
    bars: tiers.map((key) => ({ label: tierWords[key][language], values: [summary.tiers[key]] })),
  });
  drawBars(paper, {
    title: say(language, 'chartReview'),
    series: one,
    bars: reviewBars(summary, language),
  });
  drawBars(paper, {
    title: say(language, 'chartExceptions'),
    series: one,
    bars: exceptionKinds.map((key) => ({
      label: exceptionWords[key].label[language],
      values: [summary.exceptions[key]],
    })),
  });
  return page;
}
