import { Inject, Injectable } from '@nestjs/common';
import type { ListQuery, Page } from '@patchbay/contracts/common';
import type { StateChange } from '@patchbay/contracts/state-history';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { StateChanges } from '../activity/state-changes.service.ts';
import { ConnectionService } from './connection.service.ts';

/** The states a connection has been in: whoever sees the state may know how it came to that. */
@Injectable()
export class ConnectionHistoryService {
  constructor(
    @Inject(ConnectionService) private readonly connections: ConnectionService,
    @Inject(StateChanges) private readonly changes: StateChanges,
  ) {}

  async list(scope: SiteScope, id: number, query: ListQuery): Promise<Page<StateChange>> {
    await this.connections.find(scope, id, 'connections.list');
    return this.changes.list(scope.siteId, id, query);
  }
}
