import type { MigrationInterface, QueryRunner } from 'typeorm';

// A reference lives as long as the content that makes it; the other one keeps an image that is referred to from being removed.
const table = `
create table submission_image (
  submission_id uuid not null constraint submission_image_payload references submission_payload on delete cascade,
  digest text not null constraint submission_image_blob references blob,
  primary key (submission_id, digest)
);
create index submission_image_by_digest on submission_image (digest);
create index blob_oldest on blob (created_at);
insert into submission_image (submission_id, digest)
select distinct p.submission_id, b.digest
from submission_payload p,
  jsonb_array_elements(case jsonb_typeof(p.payload -> 'content' -> 'images')
    when 'array' then p.payload -> 'content' -> 'images' else '[]' end) image
join blob b on b.digest = image ->> 'digest';
grant select, insert, update, delete on submission_image to countersign_app;`;

/** Which submission refers to which image, so that images nobody refers to can be removed. */
export class SubmissionImages1764310000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table submission_image; drop index blob_oldest');
  }
}
