import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { CallerResolver } from '../../platform/access/caller-resolver.ts';
import type { SiteGrant } from '../../platform/access/caller-resolver.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { CoalescedLookup } from '../../platform/database/coalesced-lookup.ts';
import { HotDatabase } from '../../platform/database/hot-database.ts';
import { hashToken, isTokenShaped } from '../../platform/crypto/token-hash.ts';
import { FIND_TOKENS, FIND_USER, NOTE_USE, grantOf } from './caller-queries.ts';
import type { TokenRow, UserRow } from './caller-queries.ts';
import { withinAbsoluteLimit } from './session-limits.ts';

const BEARER = /^Bearer(?:\s+(.*))?$/is;

/**
 * Who calls, by service token or cookie session. Asks the database every time, once: whoever was
 * disabled, removed or revoked is out with the next request.
 */
@Injectable()
export class CallerResolverService extends CallerResolver {
  /** What `resolve` has read of the site in the path, for the `grant` that follows it. */
  private readonly read = new WeakMap<Caller, { slug: string | null; grant: SiteGrant | null }>();

  /** Modules call often, and many at once; their tokens are looked up together. */
  private readonly tokens = new CoalescedLookup((hashes: string[]) => this.findTokens(hashes));

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(HotDatabase) private readonly hot: HotDatabase,
  ) {
    super();
  }

  /** A bearer token decides alone: with a bad one a good cookie does not count. */
  resolve(request: Request): Promise<Caller | null> {
    const [named, token = ''] = BEARER.exec(request.headers.authorization ?? '') ?? [];
    return named === undefined ? this.bySession(request) : this.byToken(token);
  }

  async grant(caller: Caller, slug: string): Promise<SiteGrant | null> {
    const read = this.read.get(caller);
    if (read?.slug === slug) return read.grant;
    // A route without the site in its path, such as the way back from a vendor, names it later.
    if (caller.kind === 'token' || !isComparable(slug)) return null;
    const rows: UserRow[] = await this.db.query(FIND_USER, [caller.id, slug]);
    return rows[0] ? grantOf(rows[0]) : null;
  }

  private async byToken(token: string): Promise<Caller | null> {
    if (!isTokenShaped(token)) return null;
    const row = await this.tokens.load(hashToken(token));
    if (!row) return null;
    if (row.unnoted) await this.db.query(NOTE_USE, [row.site_id, row.id]);
    const { id, name, module, given, held, connections, families } = row;
    // A token never can more than its maker can now.
    const capabilities = given.filter((capability) => held.includes(capability));
    const about = { id, name, module, siteId: row.site_id, createdBy: row.created_by };
    const caller: Caller = { kind: 'token', ...about, capabilities, connections, families };
    this.read.set(caller, { slug: row.slug, grant: grantOf({ ...row, capabilities }) });
    return caller;
  }

  private async findTokens(hashes: string[]): Promise<Map<string, TokenRow>> {
    const rows = await this.hot.query<TokenRow>('find-tokens', FIND_TOKENS, [hashes]);
    return new Map(rows.map((row) => [row.token_hash, row]));
  }

  private async bySession(request: Request): Promise<Caller | null> {
    const { userId, signedInAt } = request.session ?? {};
    if (userId === undefined || !withinAbsoluteLimit(signedInAt, Date.now())) return null;
    const slug = siteOf(request);
    const rows: UserRow[] = await this.db.query(FIND_USER, [userId, slug]);
    const [row] = rows;
    if (!row) return null;
    const { id, email, name } = row;
    const caller: Caller = { kind: 'user', id, email, name, sessionId: request.sessionID };
    this.read.set(caller, { slug, grant: grantOf(row) });
    return caller;
  }
}

function siteOf(request: Request): string | null {
  const slug = request.params['site'];
  return typeof slug === 'string' && isComparable(slug) ? slug : null;
}

/** PostgreSQL has no text with NUL, and says so with an error. */
function isComparable(slug: string): boolean {
  return !slug.includes('\0');
}
