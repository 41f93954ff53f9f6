import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
-- A draft that is tried on what is routed live. What it says has no effect.
create table policy_shadow (
  id uuid primary key,
  draft_id uuid not null constraint policy_shadow_draft references policy_draft,
  digest text not null,
  -- The documents that are tried, as they stood when it began.
  documents jsonb not null,
  begun_by uuid not null,
  begun_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  -- Everything that was routed before was looked at.
  looked_until timestamptz not null
);
create unique index policy_shadow_standing on policy_shadow (draft_id) where ended_at is null;
create index policy_shadow_newest on policy_shadow (draft_id, begun_at desc);

-- Where a submission would have gone under a shadow, beside where it went. Only \`failure\` where that could not be told.
create table shadow_route (
  shadow_id uuid not null constraint shadow_route_shadow references policy_shadow,
  -- No reference: its check would lock submissions that are being decided, and a shadow must hold up nothing.
  submission_id uuid not null,
  routed_at timestamptz not null,
  went jsonb not null,
  tier text,
  route jsonb,
  direction text,
  changed boolean,
  failure text,
  primary key (shadow_id, submission_id)
);
create index shadow_route_changed on shadow_route (shadow_id, routed_at desc) where changed;
create index shadow_route_submission on shadow_route (submission_id);

grant select, insert, update on policy_shadow, shadow_route to countersign_app;
grant delete on shadow_route to countersign_app;`;

/** Drafts that are tried on live traffic. */
export class Shadows1764393001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table shadow_route, policy_shadow');
  }
}
