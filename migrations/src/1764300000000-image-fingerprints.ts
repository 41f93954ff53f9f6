import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
create table image_fingerprint (
  submission_id uuid not null constraint image_fingerprint_submission references submission,
  image smallint not null,
  system_id uuid not null,
  -- A perceptual hash of 64 bits, and its four parts of 16 bits, each with its number before it, for the index.
  hash bit(64) not null,
  parts integer[] not null,
  rejected_at timestamptz,
  primary key (submission_id, image)
);
create index image_fingerprint_rejected on image_fingerprint using gin (parts) where rejected_at is not null;
grant select, insert, update, delete on image_fingerprint to countersign_app;`;

/** Fingerprints of images, by which those are found again that people rejected. */
export class ImageFingerprints1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table image_fingerprint');
  }
}
