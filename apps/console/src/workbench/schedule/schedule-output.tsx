import { rosterContent, scheduleContent } from '@countersign/scheduling';
import { useMemo } from 'react';
import type { OutputProps } from '../output-props.js';
import { PlainContent } from '../plain-content.js';
import { RosterOutput } from './roster-output.js';
import { ScheduleBench } from './schedule-bench.js';

/** A production schedule on the bench, or a roster as a grid of people and days. */
export function ScheduleOutput(props: OutputProps) {
  const { content } = props.payload;
  const read = useMemo(() => {
    const schedule = scheduleContent.safeParse(content);
    return schedule.success ? schedule.data : (rosterContent.safeParse(content).data ?? null);
  }, [content]);
  if (read === null) return <PlainContent content={content} />;
  return 'schedule' in read ? (
    <ScheduleBench {...props} schedule={read.schedule} />
  ) : (
    <RosterOutput {...props} roster={read.roster} />
  );
}
