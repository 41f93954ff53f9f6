import type { MigrationInterface, QueryRunner } from 'typeorm';

// What was kept before is of stills, or of the first frame.
const up = `
alter table image_fingerprint add frame smallint not null default 0,
  drop constraint image_fingerprint_pkey, add primary key (submission_id, image, frame);`;

const down = `
delete from image_fingerprint other using image_fingerprint first
  where first.submission_id = other.submission_id and first.image = other.image and first.frame < other.frame;
alter table image_fingerprint drop constraint image_fingerprint_pkey, drop frame, add primary key (submission_id, image);`;

/** Fingerprints of several frames of one animation. */
export class FramesOfAnimations1764396350000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(down);
  }
}
