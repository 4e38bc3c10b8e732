import { Inject, Injectable } from '@nestjs/common';
import { contextOf } from '@patchbay/connector-sdk/context-of';
import type { PanelRead } from '@patchbay/connector-sdk/panel';
import { readAnswer } from '@patchbay/connector-sdk/read-answer';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { conflict, invalidInput, notFound } from '../../platform/errors/problem.ts';
import { OutboundError } from '../../platform/outbound/outbound-error.ts';
import { requireScopes } from './connection.service.ts';
import { type LiveConnection, LiveConnectionService } from './live-connection.service.ts';
import { panelRefusal, vendorSilent, vendorTrouble } from './panel-refusal.ts';
import { RefreshService } from './refresh.service.ts';
import { type TimedResponse, VendorCallService } from './vendor-call.service.ts';

/** A read that a connector's panel declares, through the same door as every other call. */
@Injectable()
export class PanelReadService {
  constructor(
    @Inject(LiveConnectionService) private readonly connections: LiveConnectionService,
    @Inject(RefreshService) private readonly refreshes: RefreshService,
    @Inject(VendorCallService) private readonly calls: VendorCallService,
  ) {}

  /**
   * The connection as it can be called now.
   *
   * @throws ProblemError 409 `connection_unavailable`, 409 `scope_insufficient`, 503
   *   `token_unavailable`
   */
  async open(siteId: number, id: number, scopes: readonly string[] = []): Promise<LiveConnection> {
    const row = await this.connections.find(siteId, id);
    if (!row) throw notFound('connection');
    if (row.state !== 'active') {
      throw conflict('connection_unavailable', `This connection is ${row.state}.`, {
        state: row.state,
      });
    }
    requireScopes(row, scopes);
    return this.connections.usable(row);
  }

  /**
   * @throws ProblemError 400 for a query that makes no request, 422 `vendor_refused`, 409
   *   `credential_refused` or `scope_insufficient`, 502 `vendor_error`, 502 or 504
   *   `vendor_unreachable`
   */
  async read<Q, A>(
    row: LiveConnection,
    { request, read }: PanelRead<Q, A>,
    query: Q,
    scopes: readonly string[] = [],
  ): Promise<A> {
    const { connector, flow, settings, vendor } = this.connections.target(row);
    const context = contextOf(connector, { settings, flow, now: Date.now() });
    try {
      const answer = await this.send(row, onlyReading(request(query, context)));
      const reading = readAnswer(connector, flow, answer);
      if (reading) throw panelRefusal(reading, answer.status, vendor, scopes);
      const found = read(answer, query);
      if (found === undefined) throw vendorTrouble(vendor, 'unexpected_answer');
      return found;
    } catch (error) {
      if (error instanceof OutboundError) throw vendorSilent(error, vendor);
      if (error instanceof RequestBuildError) {
        const message = error.message.replace(`${error.field}: `, '');
        throw invalidInput([{ path: error.field, message }]);
      }
      throw error;
    }
  }

  /** The vendor knows best when a token has ended: one refresh, one more call. */
  private async send(row: LiveConnection, request: VendorRequest): Promise<TimedResponse> {
    const first = await this.calls.send(this.connections.target(row), request);
    if (first.status !== 401 || !row.has_refresh_token) return first;
    const outcome = await this.refreshes.refresh(row.site_id, row.id, row.credential_version);
    if (outcome === 'grant_lost') throw await this.connections.withoutToken(row, outcome);
    const renewed = await this.connections.find(row.site_id, row.id);
    if (!renewed || renewed.credential_version === row.credential_version) return first;
    return this.calls.send(this.connections.target(renewed), request);
  }
}

/** Whoever wrote the connector: looking at a page changes nothing at the vendor. */
function onlyReading(request: VendorRequest): VendorRequest {
  if (request.method === 'GET') return request;
  throw new RequestBuildError('panel', 'describes a request that may change something');
}
