import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ListQuery, Page } from '@patchbay/contracts/common';
import type { CreateToken, CreatedToken, Token as WireToken } from '@patchbay/contracts/token';
import { DataSource, In } from 'typeorm';
import { requireHeld } from '../../platform/access/require-held.ts';
import { requireUser } from '../../platform/access/require-user.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { newToken } from '../../platform/crypto/token-hash.ts';
import { applyKeyset, toPage } from '../../platform/database/keyset.ts';
import type { Keyset } from '../../platform/database/keyset.ts';
import { invalidInput, notFound } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { Connection } from '../connections/connection.entity.ts';
import { makersOf } from './makers.ts';
import { ServiceToken } from './token.entity.ts';
import { toToken } from './token.wire.ts';

@Injectable()
export class TokenService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  async list(scope: SiteScope, { limit, cursor }: ListQuery): Promise<Page<WireToken>> {
    const keyset: Keyset = {
      ...{ column: 't.id', id: 't.id', type: 'bigint', nullable: false, descending: false },
      ...{ limit, cursor, fingerprint: ['tokens', scope.siteId] },
    };
    const select = this.db.manager
      .createQueryBuilder(ServiceToken, 't')
      .where('t.site_id = :siteId', scope);
    const rows = await applyKeyset(select, keyset).getMany();
    const ids = rows.map(({ created_by }) => created_by);
    const makerOf = await makersOf(this.db.manager, scope.siteId, ids);
    const now = new Date();
    const toWire = (row: ServiceToken) => toToken(row, makerOf(row.created_by), now);
    return toPage(rows, keyset, ({ id }) => ({ value: id, id }), toWire);
  }

  /**
   * Only a person creates tokens: one that could would outlive its own revocation, and its limits.
   * @throws ProblemError 400 naming `expires_at` or `connections`, 403
   */
  async create(scope: SiteScope, input: CreateToken): Promise<CreatedToken> {
    const creator = requireUser(scope.caller);
    requireHeld(scope, input.capabilities);
    const expires_at = expiryOf(input);
    await this.requireConnections(scope, input.connections ?? []);
    const { token, prefix, hash } = newToken();
    const { name, module, capabilities, connections = null, families = null } = input;
    const limits = { capabilities: [...new Set(capabilities)], connections, families, expires_at };
    return this.db.transaction(async (manager) => {
      const row = manager.create(ServiceToken, {
        ...{ site_id: scope.siteId, name, module, prefix, token_hash: hash, ...limits },
        ...{ created_by: creator.id, last_used_at: null },
      });
      await manager.insert(ServiceToken, row);
      await this.activity.record(manager, {
        ...{ siteId: scope.siteId, actor: scope.actor, action: 'token.create', outcome: 'ok' },
        after: { name, module, prefix, ...limits },
      });
      const maker = { id: creator.id, email: creator.email, held: [...scope.capabilities] };
      return { ...toToken(row, maker, new Date()), token: token.reveal() };
    });
  }

  /** Revokes it: its next request is refused. @throws ProblemError 404 */
  remove(scope: SiteScope, id: number): Promise<void> {
    return this.db.transaction(async (manager) => {
      const row = await manager.findOneBy(ServiceToken, { site_id: scope.siteId, id });
      const gone = row && (await manager.delete(ServiceToken, { site_id: scope.siteId, id }));
      if (!row || !gone?.affected) throw notFound('token');
      const { name, module, prefix } = row;
      await this.activity.record(manager, {
        ...{ siteId: scope.siteId, actor: scope.actor, action: 'token.delete', outcome: 'ok' },
        before: { name, module, prefix },
      });
    });
  }

  private async requireConnections(scope: SiteScope, ids: number[]): Promise<void> {
    if (ids.length === 0) return;
    const known = await this.db.manager.find(Connection, {
      ...{ select: { id: true }, where: { site_id: scope.siteId, id: In(ids) } },
    });
    const unknown = ids.find((id) => !known.some((connection) => connection.id === id));
    if (unknown === undefined) return;
    throw invalidInput([{ path: 'connections', message: `${unknown} is none of this site` }]);
  }
}

function expiryOf({ expires_at }: CreateToken): Date | null {
  if (expires_at === undefined) return null;
  const expiry = new Date(expires_at);
  if (expiry.getTime() > Date.now()) return expiry;
  throw invalidInput([{ path: 'expires_at', message: 'must lie in the future' }]);
}
