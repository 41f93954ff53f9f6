import type { MigrationInterface, QueryRunner } from 'typeorm';

const runs = `
alter table check_run
  add device_class text,
  add cost_eur double precision,
  add watt_hours double precision,
  -- measured, estimated or none.
  add energy_from text,
  add input_tokens integer,
  add output_tokens integer,
  add calls integer;
create table inference_call (
  check_run_id uuid not null,
  submission_id uuid not null,
  -- Of the check run, from 1, and of the question within it, from 0.
  attempt integer not null,
  question integer not null,
  -- Each try to have a question answered, from 0.
  ordinal integer not null,
  task text not null,
  model text not null,
  revision text not null,
  backend text not null,
  device_class text not null,
  outcome text not null,
  message text,
  queue_ms real not null,
  service_ms real not null,
  batch_size integer not null,
  input_tokens integer,
  output_tokens integer,
  cost_eur double precision not null,
  watt_hours double precision,
  energy_from text not null,
  -- As sent and as answered, personal data masked where the policy says so; null where it keeps none.
  request text,
  answer text,
  primary key (check_run_id, attempt, question, ordinal)
);
create index inference_call_by_submission on inference_call (submission_id);`;

const usage = `
-- Sums of each day (UTC); workers add to it every few seconds what they did since.
create table usage_day (
  day date not null,
  system text not null,
  device_class text not null,
  runs bigint not null,
  inconclusive bigint not null,
  retries bigint not null,
  calls bigint not null,
  failed_calls bigint not null,
  milliseconds double precision not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  cost_eur double precision not null,
  watt_hours double precision not null,
  -- The part of watt_hours that a meter saw.
  measured_watt_hours double precision not null,
  primary key (day, system, device_class)
);`;

const workers = `
alter table worker
  add threads integer not null default 1,
  add cards text[] not null default '{}',
  add queues text[] not null default '{}',
  -- The models that it asks, with how they are.
  add models jsonb not null default '[]';`;

const grants = `
grant select, insert, delete on inference_call to countersign_app;
grant select, insert, update on usage_day to countersign_app;`;

/** What checks asked of models, what it took, and what workers have. */
export class Inference1764270000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [runs, usage, workers, grants]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table usage_day, inference_call;
      alter table check_run drop device_class, drop cost_eur, drop watt_hours, drop energy_from, drop input_tokens,
        drop output_tokens, drop calls;
      alter table worker drop threads, drop cards, drop queues, drop models`);
  }
}
