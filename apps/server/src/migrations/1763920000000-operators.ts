import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Single sign-on of operators: who they are at the provider, and which role a group brings. */
export class Operators1763920000000 implements MigrationInterface {
  name = 'Operators1763920000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- A person is who the provider says by issuer and subject; the e-mail address may change hands.
CREATE TABLE user_identities (
  issuer text NOT NULL,
  subject text NOT NULL,
  user_id bigint NOT NULL REFERENCES users,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (issuer, subject),
  UNIQUE (user_id, issuer)
);

-- The first group of the list that a person has decides.
CREATE TABLE sso_group_roles (
  site_id bigint NOT NULL REFERENCES sites,
  group_name text NOT NULL,
  role_id bigint NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (site_id, group_name),
  CONSTRAINT sso_group_roles_role FOREIGN KEY (site_id, role_id) REFERENCES roles
);
CREATE INDEX sso_group_roles_by_group ON sso_group_roles (group_name);

-- Whether a membership was given by hand, and stays, or follows the groups of single sign-on.
ALTER TABLE members ADD COLUMN origin text NOT NULL DEFAULT 'manual'
  CONSTRAINT members_origin CHECK (origin IN ('manual', 'sso'));

-- All sessions of a person end at once.
CREATE INDEX sessions_by_user ON sessions ((sess ->> 'userId'));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX sessions_by_user;
      ALTER TABLE members DROP COLUMN origin;
      DROP TABLE sso_group_roles, user_identities;
    `);
  }
}
