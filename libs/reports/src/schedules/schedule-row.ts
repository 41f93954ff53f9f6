import type { Language, ReportScheduleView, SchedulePeriod } from '@countersign/contracts';

export interface ScheduleRow {
  id: string;
  name: string;
  systems: string[];
  formats: string[];
  language: Language;
  recipients: { id: string; name: string }[];
  period: SchedulePeriod;
  time_zone: string;
  next_from: Date;
  next_to: Date;
  paused_at: Date | null;
  created_by_name: string | null;
  created_at: Date;
}

/** Columns and tables of a schedule with the names of who gets its reports and who made it. */
export const scheduleColumns = `c.id, c.name, c.systems, c.formats, c.language, c.period, c.time_zone, c.next_from, c.next_to,
  c.paused_at, c.created_at, coalesce(m.name, k.name) as created_by_name,
  coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id)
    from person p where p.id = any(c.recipients)), '[]') as recipients`;
export const scheduleTables = `report_schedule c
  left join person m on c.created_by_kind = 'person' and m.id = c.created_by
  left join api_key k on c.created_by_kind = 'key' and k.id = c.created_by`;

/** A schedule as the API answers it. */
export function scheduleView(row: ScheduleRow): ReportScheduleView {
  return {
    id: row.id,
    kind: 'audit',
    name: row.name,
    systems: row.systems,
    formats: row.formats,
    language: row.language,
    recipients: row.recipients,
    period: row.period,
    timeZone: row.time_zone,
    paused: row.paused_at !== null,
    next: row.paused_at === null ? { from: row.next_from.toISOString(), to: row.next_to.toISOString() } : null,
    createdBy: row.created_by_name,
    createdAt: row.created_at.toISOString(),
  };
}
