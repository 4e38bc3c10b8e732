import { Inject, Injectable } from '@nestjs/common';
import type { PutUsage } from '@patchbay/contracts/connection';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ProblemError, notFound } from '../../platform/errors/problem.ts';
import { UsageService } from '../usages/usage.service.ts';
import { ConnectionService } from './connection.service.ts';

/** Usages as the API shows them: below a connection the caller may see. */
@Injectable()
export class ConnectionUsagesService {
  constructor(
    @Inject(ConnectionService) private readonly connections: ConnectionService,
    @Inject(UsageService) private readonly usages: UsageService,
  ) {}

  async list(scope: SiteScope, id: number) {
    await this.connections.find(scope, id, 'connections.list');
    const items = await this.usages.of(scope.siteId, id);
    const summary = await this.usages.summary(scope.siteId, id, items);
    return { items, next_cursor: null, summary };
  }

  async put(scope: SiteScope, id: number, module: string, reference: string, use: PutUsage) {
    await this.require(scope, id, module);
    await this.usages.put({ site_id: scope.siteId, connection_id: id, module, reference, ...use });
    return this.list(scope, id);
  }

  async remove(scope: SiteScope, id: number, module: string, reference: string): Promise<void> {
    await this.require(scope, id, module);
    const key = { site_id: scope.siteId, connection_id: id, module, reference };
    if (!(await this.usages.remove(key))) throw notFound('usage');
  }

  /** A module speaks for itself; a person needs authority over the connection. */
  private async require(scope: SiteScope, id: number, module: string): Promise<void> {
    const { caller } = scope;
    if (caller.kind === 'user') {
      await this.connections.find(scope, id, 'connections.edit');
      return;
    }
    await this.connections.find(scope, id, 'connections.list');
    if (caller.module === module) return;
    throw new ProblemError(403, 'foreign_module', `This token speaks for ${caller.module} only.`);
  }
}
