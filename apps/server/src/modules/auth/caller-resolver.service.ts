import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { CallerResolver } from '../../platform/access/caller-resolver.ts';
import type { SiteGrant } from '../../platform/access/caller-resolver.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { hashToken, isTokenShaped } from '../../platform/crypto/token-hash.ts';
import { FIND_TOKEN, FIND_USER, NOTE_USE, grantOf } from './caller-queries.ts';
import type { TokenRow, UserRow } from './caller-queries.ts';
import { withinAbsoluteLimit } from './session-limits.ts';

/**
 * Who calls, by service token or cookie session. Asks the database every time, once: whoever was
 * disabled, removed or revoked is out with the next request.
 */
@Injectable()
export class CallerResolverService extends CallerResolver {
  /** What `resolve` has read of the site in the path, for the `grant` that follows it. */
  private readonly grants = new WeakMap<Caller, SiteGrant>();

  constructor(@InjectDataSource() private readonly db: DataSource) {
    super();
  }

  /** A bearer token decides alone: with a bad one a good cookie does not count. */
  resolve(request: Request): Promise<Caller | null> {
    const [, bearer] = /^Bearer(?: +(.*))?$/is.exec(request.headers.authorization ?? '') ?? [];
    const named = /^Bearer(?: |$)/i.test(request.headers.authorization ?? '');
    return named ? this.byToken((bearer ?? '').trim()) : this.bySession(request);
  }

  async grant(caller: Caller, slug: string): Promise<SiteGrant | null> {
    const known = this.grants.get(caller);
    if (known?.slug === slug) return known;
    // A route without the site in its path, such as the way back from a vendor, names it later.
    if (caller.kind === 'token') return null;
    const rows: UserRow[] = await this.db.query(FIND_USER, [caller.id, slug]);
    return rows[0] ? grantOf(rows[0]) : null;
  }

  private async byToken(token: string): Promise<Caller | null> {
    if (!isTokenShaped(token)) return null;
    const rows: TokenRow[] = await this.db.query(FIND_TOKEN, [hashToken(token)]);
    const [row] = rows;
    if (!row) return null;
    if (row.unnoted) await this.db.query(NOTE_USE, [row.site_id, row.id]);
    const { id, name, module, capabilities, connections, families } = row;
    const about = { id, name, module, siteId: row.site_id, createdBy: row.created_by };
    return this.remember(
      { kind: 'token', ...about, capabilities, connections, families },
      grantOf(row),
    );
  }

  private async bySession(request: Request): Promise<Caller | null> {
    const { userId, signedInAt } = request.session ?? {};
    if (userId === undefined || !withinAbsoluteLimit(signedInAt, Date.now())) return null;
    const rows: UserRow[] = await this.db.query(FIND_USER, [userId, siteOf(request)]);
    const [row] = rows;
    if (!row) return null;
    const { id, email, name } = row;
    const sessionId = request.sessionID;
    return this.remember({ kind: 'user', id, email, name, sessionId }, grantOf(row));
  }

  private remember(caller: Caller, grant: SiteGrant | null): Caller {
    if (grant) this.grants.set(caller, grant);
    return caller;
  }
}

/** The slug in the path, unless PostgreSQL could not even compare it. */
function siteOf(request: Request): string | null {
  const slug = request.params['site'];
  return typeof slug === 'string' && !slug.includes('\0') ? slug : null;
}
