import { Connection } from '../../src/modules/connections/connection.entity.ts';
import { CredentialStore } from '../../src/modules/connections/credential-store.service.ts';
import { RefreshService } from '../../src/modules/connections/refresh.service.ts';
import { bodies } from './connections.ts';
import { SITE, type TestPlane, authorizeUrl, connectByOAuth, finishOAuth } from './start-plane.ts';

/** A vendor of the tests, how its connection is made, and a call that shows whether its token works. */
export interface OAuthVendor {
  slug: string;
  tokenPath: string;
  callPath: string;
  connect(plane: TestPlane): Promise<number>;
}

/** Refresh tokens rotate, and using one twice revokes the grant. */
export const ROTATING: OAuthVendor = {
  slug: 'oauth2_generic',
  tokenPath: '/token',
  callPath: '/me',
  async connect(plane) {
    const url = await authorizeUrl(plane, bodies.oauthOwnClient(plane.sim));
    return (await finishOAuth(plane, url)).id!;
  },
};

/** The refresh token stays the same. */
export const LASTING: OAuthVendor = {
  slug: 'hubspot',
  tokenPath: '/oauth/v3/token',
  callPath: '/account-info/v3/details',
  connect: async (plane) => (await connectByOAuth(plane, 'hubspot')).id!,
};

/** The row as it is stored, without its secrets. */
export function storedRow(plane: TestPlane, id: number): Promise<Connection> {
  return plane.db.manager.findOneByOrFail(Connection, { id });
}

/** What arrived at the vendor's token address, refreshes and all. */
export async function tokenRequests(plane: TestPlane, vendor: OAuthVendor): Promise<number> {
  const all = await plane.arrived(vendor.slug, vendor.tokenPath);
  return all.filter((one) => one.raw_body.includes('grant_type=refresh_token')).length;
}

/** The system's own wish for a new token, without the test call that follows an operator's. */
export async function refreshNow(plane: TestPlane, id: number) {
  const { site_id, credential_version } = await storedRow(plane, id);
  return plane.app.get(RefreshService).refresh(site_id, id, credential_version);
}

/** Moves only the plan: due so many seconds from now, whatever the token's end is. */
export async function dueIn(plane: TestPlane, id: number, seconds: number): Promise<void> {
  await plane.db.query(
    `UPDATE connections SET refresh_due_at = now() + $2 * interval '1 second' WHERE id = $1`,
    [id, seconds],
  );
}

/** A module's way in: calls through the proxy of whichever process. */
export async function moduleToken(plane: TestPlane): Promise<string> {
  const body = { name: 'calls', module: 'forms', capabilities: ['connections.call'] };
  return (await plane.admin.post(`${SITE}/tokens`).send(body).expect(201)).body.token;
}

export function callThrough(
  base: string,
  token: string,
  id: number,
  path: string,
): Promise<Response> {
  return fetch(`${base}${SITE}/connections/${id}/proxy${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
}

/** Another connection on the same grant, as the connectors of one bundle have it. */
export async function siblingOf(plane: TestPlane, id: number): Promise<number> {
  const store = plane.app.get(CredentialStore);
  const { site_id: site } = await storedRow(plane, id);
  const sibling = await store.reserveId();
  const { credentials, refreshToken } = await store.open(site, id);
  const sealed = await store.seal(site, sibling, credentials, refreshToken);
  const [{ columns }] = await plane.db.query(
    `SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns
      WHERE table_name = 'connections' AND is_generated = 'NEVER'
        AND column_name NOT IN ('id', 'credential_blob', 'refresh_token_blob')`,
  );
  await plane.db.query(
    `INSERT INTO connections (id, credential_blob, refresh_token_blob, ${columns})
     OVERRIDING SYSTEM VALUE SELECT $2, $3, $4, ${columns} FROM connections WHERE id = $1`,
    [id, sibling, sealed.credential_blob, sealed.refresh_token_blob],
  );
  return sibling;
}
