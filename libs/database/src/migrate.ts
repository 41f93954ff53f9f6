import { migrations } from '@countersign/migrations';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { applicationRole } from './database.js';

/** Serialises migrations of processes that start at once; any fixed number does. */
const lockKey = 7_230_511;

/**
 * Brings the schema (ours and the job queue's) up to date as the owner; answers the names of what was applied.
 * Throws when the user of `applicationUrl` cannot act in the application's role, with what to run by hand.
 */
export async function migrate(ownerUrl: string, applicationUrl = ownerUrl): Promise<string[]> {
  const lock = new pg.Client({ connectionString: ownerUrl, application_name: 'countersign-migrate' });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [lockKey]);
    const dataSource = new DataSource({
      type: 'postgres',
      url: ownerUrl,
      migrations,
      migrationsTableName: 'migration',
      migrationsTransactionMode: 'each',
    });
    await dataSource.initialize();
    try {
      const applied = await dataSource.runMigrations();
      // Only here: what opens a database does not wait for the job queue's code.
      const { runMigrations } = await import('bullmq');
      await runMigrations(lock);
      await grantApplicationRole(lock, decodeURIComponent(new URL(applicationUrl).username));
      return applied.map((migration) => migration.name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await lock.end();
  }
}

/** The job queue makes a sequence for each of its queues and temporary tables for bulk adding; beyond its schema the role makes nothing. */
async function grantApplicationRole(client: pg.Client, user: string): Promise<void> {
  await client.query(`
    grant usage, create on schema bullmq to ${applicationRole};
    grant select, insert, update, delete on all tables in schema bullmq to ${applicationRole};
    grant execute on all functions in schema bullmq to ${applicationRole};
    do $$ declare name regclass; begin
      for name in select oid from pg_class where relkind = 'S' and relnamespace = 'bullmq'::regnamespace
          and relowner = current_user::regrole loop
        execute format('grant usage, select on sequence %s to ${applicationRole}', name);
      end loop;
      execute format('grant temporary on database %I to ${applicationRole}', current_database());
    end $$;`);
  const { rows } = await client.query<{ member: boolean }>('select pg_has_role($1, $2, $3) as member', [
    user,
    applicationRole,
    'set',
  ]);
  if (rows[0]?.member) return;
  await client.query(`grant ${applicationRole} to ${client.escapeIdentifier(user)}`).catch((error: Error) => {
    throw new Error(
      `The database user "${user}" may not act as ${applicationRole} (${error.message}). As a superuser run: GRANT ${applicationRole} TO "${user}";`,
    );
  });
}
