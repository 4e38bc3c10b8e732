import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What health needs to know and no other column tells. */
export class Health1763950000001 implements MigrationInterface {
  name = 'Health1763950000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(GRANT_END);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER connections_grant_end ON connections;
      DROP FUNCTION note_grant_end();
      ALTER TABLE connections DROP COLUMN credential_unreadable, DROP COLUMN grant_end_known_at;
    `);
  }
}

const COLUMNS = `
ALTER TABLE connections
  -- No key of the site opened the credential when it was last needed.
  ADD COLUMN credential_unreadable boolean NOT NULL DEFAULT false,
  -- When the grant's end was first known to be this one; hence how long the grant lives.
  ADD COLUMN grant_end_known_at timestamptz(3);
UPDATE connections SET grant_end_known_at = created_at WHERE grant_expires_at IS NOT NULL;
`;

/**
 * Kept by the database, because a grant's end is written wherever tokens are stored. Vendors that
 * answer with the seconds that are left give the same end a little differently each time.
 */
const GRANT_END = `
CREATE FUNCTION note_grant_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.grant_expires_at IS NULL THEN
    NEW.grant_end_known_at := NULL;
  ELSIF TG_OP = 'INSERT' OR OLD.grant_expires_at IS NULL
     OR abs(extract(epoch FROM NEW.grant_expires_at - OLD.grant_expires_at)) > 60 THEN
    NEW.grant_end_known_at := now();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER connections_grant_end BEFORE INSERT OR UPDATE OF grant_expires_at ON connections
  FOR EACH ROW EXECUTE FUNCTION note_grant_end();
`;
