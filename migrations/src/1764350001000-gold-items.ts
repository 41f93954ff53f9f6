import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
alter table submission
  -- gold: repeats a decided output to measure reviewers; never released, counted or learnt from.
  add purpose text not null default 'review' constraint submission_purpose check (purpose in ('review', 'gold'));
create table gold_item (
  id uuid primary key,
  submission_id uuid not null constraint gold_item_submission references submission,
  outcome text not null,
  reasons text[] not null,
  -- Findings shown in place of the real ones; null: as the checks found.
  planted jsonb,
  -- Whether what the checks are shown to say fits the known answer.
  verdict_right boolean not null,
  added_by uuid not null,
  added_at timestamptz not null,
  retired_at timestamptz,
  entry_id uuid not null
);
create unique index gold_item_once on gold_item (submission_id) where retired_at is null;
create table gold_showing (
  submission_id uuid primary key constraint gold_showing_submission references submission,
  gold_item_id uuid not null constraint gold_showing_item references gold_item,
  -- The submission whose routing drew it: each draws once.
  drawn_for uuid not null constraint gold_showing_once unique,
  entered_at timestamptz not null
);
create index gold_showing_by_item on gold_showing (gold_item_id);
grant select, insert, update on gold_item to countersign_app;
grant select, insert on gold_showing to countersign_app;`;

/** Outputs with known answers, mixed into the queue. */
export class GoldItems1764350001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table gold_showing, gold_item; alter table submission drop purpose');
  }
}
