import { authorize, type Actor } from '@countersign/access';
import type { UsageDay, UsageView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

/** What check runs of one AI system on one class of device took since the last time it was told. */
export interface UsageSum {
  system: string;
  deviceClass: string;
  runs: number;
  inconclusive: number;
  retries: number;
  calls: number;
  failedCalls: number;
  milliseconds: number;
  inputTokens: number;
  outputTokens: number;
  costEur: number;
  wattHours: number;
  measuredWattHours: number;
}

const add = `
insert into usage_day (day, system, device_class, runs, inconclusive, retries, calls, failed_calls, milliseconds, input_tokens, output_tokens,
  cost_eur, watt_hours, measured_watt_hours)
select ($2::timestamptz at time zone 'UTC')::date, system, "deviceClass", runs, inconclusive, retries, calls, "failedCalls", milliseconds,
  "inputTokens", "outputTokens", "costEur", "wattHours", "measuredWattHours"
from jsonb_to_recordset($1::jsonb) as item(system text, "deviceClass" text, runs bigint, inconclusive bigint, retries bigint, calls bigint,
  "failedCalls" bigint, milliseconds float8, "inputTokens" bigint, "outputTokens" bigint, "costEur" float8, "wattHours" float8,
  "measuredWattHours" float8)
order by system, "deviceClass"
on conflict (day, system, device_class) do update set runs = usage_day.runs + excluded.runs,
  inconclusive = usage_day.inconclusive + excluded.inconclusive, retries = usage_day.retries + excluded.retries,
  calls = usage_day.calls + excluded.calls, failed_calls = usage_day.failed_calls + excluded.failed_calls,
  milliseconds = usage_day.milliseconds + excluded.milliseconds, input_tokens = usage_day.input_tokens + excluded.input_tokens,
  output_tokens = usage_day.output_tokens + excluded.output_tokens, cost_eur = usage_day.cost_eur + excluded.cost_eur,
  watt_hours = usage_day.watt_hours + excluded.watt_hours,
  measured_watt_hours = usage_day.measured_watt_hours + excluded.measured_watt_hours`;

/** Adds what a worker did since it last told; figures of machines, so no audit entry. */
export async function addUsage(tx: Tx, sums: readonly UsageSum[], now = new Date()): Promise<void> {
  if (sums.length > 0) await tx.execute(add, [JSON.stringify(sums), now]);
}

interface UsageRow {
  system: string;
  device_class: string;
  runs: string;
  inconclusive: string;
  retries: string;
  calls: string;
  failed_calls: string;
  milliseconds: number;
  input_tokens: string;
  output_tokens: string;
  cost_eur: number;
  watt_hours: number;
  measured_watt_hours: number;
}

/** What each AI system took on each class of device in the last days, the dearest first. */
export async function listUsage(tx: Tx, actor: Actor, days: number, now = new Date()): Promise<UsageView[]> {
  authorize(actor, 'read', 'Fleet');
  const rows = await tx.query<UsageRow>(
    `select system, device_class, sum(runs) as runs, sum(inconclusive) as inconclusive, sum(retries) as retries, sum(calls) as calls,
       sum(failed_calls) as failed_calls, sum(milliseconds) as milliseconds, sum(input_tokens) as input_tokens,
       sum(output_tokens) as output_tokens, sum(cost_eur) as cost_eur, sum(watt_hours) as watt_hours,
       sum(measured_watt_hours) as measured_watt_hours
     from usage_day where day > ($1::timestamptz at time zone 'UTC')::date - $2::int
     group by system, device_class order by sum(cost_eur) desc, system, device_class limit 500`,
    [now, days],
  );
  return rows.map((row) => ({
    system: row.system,
    deviceClass: row.device_class,
    runs: Number(row.runs),
    inconclusive: Number(row.inconclusive),
    retries: Number(row.retries),
    calls: Number(row.calls),
    failedCalls: Number(row.failed_calls),
    milliseconds: row.milliseconds,
    inputTokens: Number(row.input_tokens),
    outputTokens: Number(row.output_tokens),
    costEur: row.cost_eur,
    wattHours: row.watt_hours,
    measuredWattHours: row.measured_watt_hours,
  }));
}

interface UsageDayRow {
  day: string;
  runs: number;
  inconclusive: number;
  retries: number;
  calls: number;
  failed_calls: number;
  cost_eur: number;
}

const byDay = `
select g.day::text as day, coalesce(sum(u.runs), 0)::float8 as runs, coalesce(sum(u.inconclusive), 0)::float8 as inconclusive,
  coalesce(sum(u.retries), 0)::float8 as retries, coalesce(sum(u.calls), 0)::float8 as calls,
  coalesce(sum(u.failed_calls), 0)::float8 as failed_calls, coalesce(sum(u.cost_eur), 0)::float8 as cost_eur
from (select ($1::timestamptz at time zone 'UTC')::date - n as day from generate_series(0, $2::int - 1) n) g
  left join usage_day u on u.day = g.day
group by g.day order by g.day`;

/** What all checks took and what went wrong, for each of the last days (UTC), oldest first. */
export async function listUsageDays(tx: Tx, actor: Actor, days: number, now = new Date()): Promise<UsageDay[]> {
  authorize(actor, 'read', 'Fleet');
  const rows = await tx.query<UsageDayRow>(byDay, [now, days]);
  return rows.map(({ failed_calls: failedCalls, cost_eur: costEur, ...row }) => ({ ...row, failedCalls, costEur }));
}
