import pg from 'pg';
import { connectionUrl, type Credentials } from './credentials.js';

const DATABASE = 'countersign';

/** Makes what is missing of the two login roles and the database; each statement stands alone, so an interrupted first start is completed by the next. */
export async function prepareRoles(credentials: Credentials, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: connectionUrl('postgres', credentials, port, 'postgres') });
  await client.connect();
  try {
    for (const role of ['countersign_owner', 'countersign_app'] as const) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      if (rowCount === 0) {
        await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(credentials[role])}`);
      }
    }
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER countersign_owner`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO countersign_app`);
  } finally {
    await client.end();
  }
}
