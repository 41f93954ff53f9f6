import { useMemo } from 'react';
import type { OutputProps } from '../output-props.js';
import { PlainContent } from '../plain-content.js';
import { GanttOutput } from './gantt-output.js';
import { RosterOutput } from './roster-output.js';
import { rosterContent, scheduleContent } from './schedule-content.js';

/** A production schedule as a Gantt chart, or a roster as a grid of people and days. */
export function ScheduleOutput(props: OutputProps) {
  const { content } = props.payload;
  const schedule = useMemo(() => scheduleContent.safeParse(content), [content]);
  const roster = useMemo(() => rosterContent.safeParse(content), [content]);
  if (schedule.success) return <GanttOutput {...props} schedule={schedule.data.schedule} />;
  if (roster.success) return <RosterOutput {...props} roster={roster.data.roster} />;
  return <PlainContent content={content} />;
}
