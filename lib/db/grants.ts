import { Client } from 'pg'

// What stays append-only is said by the triggers of the migrations, so there is no second list to forget.
const GRANTS = `
DO $do$
DECLARE
  app CONSTANT text := current_setting('countersign.application_role');
  place record;
BEGIN
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), app);
  EXECUTE format('GRANT USAGE ON SCHEMA public, graphile_worker TO %I', app);
  EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, graphile_worker TO %I', app);
  EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO %I', app);
  FOR place IN
    SELECT t.oid::regclass AS name, n.nspname AS schema, t.relname, t.relrowsecurity,
      EXISTS (
        SELECT FROM pg_trigger g WHERE g.tgrelid = t.oid AND NOT g.tgisinternal AND g.tgname LIKE 'append\\_only%'
      ) AS append_only
    FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE n.nspname IN ('public', 'graphile_worker') AND t.relkind IN ('r', 'p', 'v')
  LOOP
    EXECUTE format('REVOKE ALL ON %s FROM %I', place.name, app);
    IF place.relname = '_prisma_migrations' THEN
      EXECUTE format('GRANT SELECT ON %s TO %I', place.name, app);
    ELSIF place.append_only THEN
      EXECUTE format('GRANT SELECT, INSERT ON %s TO %I', place.name, app);
    ELSE
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', place.name, app);
    END IF;
    -- The job library turns row security on and leaves the policies to its users.
    IF place.schema = 'graphile_worker' AND place.relrowsecurity AND NOT EXISTS (
      SELECT FROM pg_policies p WHERE p.schemaname = place.schema AND p.tablename = place.relname AND app = ANY (p.roles)
    ) THEN
      EXECUTE format('DROP POLICY IF EXISTS countersign_application ON %s', place.name);
      EXECUTE format('CREATE POLICY countersign_application ON %s TO %I USING (true) WITH CHECK (true)', place.name, app);
    END IF;
  END LOOP;
END
$do$`

const roleOf = (url: string) => decodeURIComponent(new URL(url).username)

/** Lets the application's role read and write every table but never change what is append-only; needs the owner. */
export async function grantToApplication(ownerUrl: string, applicationUrl: string): Promise<void> {
  const role = roleOf(applicationUrl)
  if (role === roleOf(ownerUrl)) return
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    // Two starts at once would otherwise trip over each other's catalogue rows.
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('countersign.grants'))`)
    await client.query(`SELECT set_config('countersign.application_role', $1, true)`, [role])
    await client.query(GRANTS)
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}
