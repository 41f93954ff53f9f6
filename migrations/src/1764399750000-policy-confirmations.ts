import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
alter table policy_version
  -- What counts for the digest and is no document: certificates as PEM, null where the folder names none.
  add column trusted_signers text,
  -- The policy that it is held against when somebody reads what changed; null for the first one.
  add column previous_digest text constraint policy_version_previous references policy_version,
  -- The draft that brought it into force the last time; null where the policy folder did.
  add column draft_id uuid constraint policy_version_draft references policy_draft,
  -- Whether a folder brought something into force that no second person has read since.
  add column awaits_confirmation boolean not null default false;
-- Of versions from before, the order in which they came into force last is all that is known.
update policy_version v set previous_digest = b.before,
  draft_id = (select id from policy_draft d where d.digest = v.digest and d.state = 'activated' order by d.activated_at desc limit 1)
from (select digest, lag(digest) over (order by first_used_at, digest) as before from policy_version) b
where b.digest = v.digest;
update policy_version set awaits_confirmation = true where draft_id is null;
create index policy_version_awaiting on policy_version (first_used_at desc, digest desc) where awaits_confirmation;

create table policy_confirmation (
  digest text not null constraint policy_confirmation_version references policy_version,
  -- When the version had come into force: each time is confirmed by itself.
  active_since timestamptz not null,
  previous_digest text,
  person_id uuid not null,
  comment text,
  confirmed_at timestamptz not null,
  primary key (digest, active_since)
);
create index policy_confirmation_by_person on policy_confirmation (person_id);
-- The comment is blanked when the person is erased; nothing else of a row changes.
grant select, insert, update (comment) on policy_confirmation to countersign_app;`;

/** Policies that came into force from a changed folder are read and confirmed by a second person. */
export class PolicyConfirmations1764399750000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table policy_confirmation; drop index policy_version_awaiting;
      alter table policy_version drop column trusted_signers, drop column previous_digest, drop column draft_id,
        drop column awaits_confirmation`);
  }
}
