import { Inject, Injectable, Logger } from '@nestjs/common';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import type { Request, Response } from 'express';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ProblemError, conflict, notFound } from '../../platform/errors/problem.ts';
import { OutboundError } from '../../platform/outbound/outbound-error.ts';
import type { OutboundStream } from '../../platform/outbound/outbound-request.ts';
import { SecretUnavailableError } from '../../platform/secrets/secret-unavailable.ts';
import { readTraceContext } from '../../platform/trace/read-trace-context.ts';
import type { TraceContext } from '../../platform/trace/trace-context.ts';
import { requireScopes, scopeInsufficient } from '../connections/connection.service.ts';
import {
  type LiveConnection,
  LiveConnectionService,
} from '../connections/live-connection.service.ts';
import { RefreshService } from '../connections/refresh.service.ts';
import { VendorCallService } from '../connections/vendor-call.service.ts';
import { ConnectorRegistry } from '../connectors/connector-registry.service.ts';
import { InteractiveCalls } from '../vendor-limits/interactive-calls.service.ts';
import { passOn } from './pass-on.ts';
import { requestHeaders, responseHeaders } from './proxy-headers.ts';
import { ProxyLogService } from './proxy-log.service.ts';
import { proxyPath } from './proxy-path.ts';
import { scopeRefusal } from './scope-refusal.ts';
import { scopesOfCall } from './scopes-of-call.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** For a vendor's limit; a caller who hears when to come back needs no longer wait. */
const MOST_WAITED_MS = 2000;

type ProxiedRequest = VendorRequest & { trace: TraceContext | null };

/** A module's own call to the vendor: it brings the request, Patchbay the credential. */
@Injectable()
export class ProxyService {
  private readonly logger = new Logger(ProxyService.name);
  private readonly ahead = new WeakMap<Request, Promise<LiveConnection | null>>();
  /** Of sites that were called before, by slug; a slug never changes. */
  private readonly siteIds = new Map<string, number>();

  constructor(
    @Inject(LiveConnectionService) private readonly connections: LiveConnectionService,
    @Inject(RefreshService) private readonly refreshes: RefreshService,
    @Inject(VendorCallService) private readonly calls: VendorCallService,
    @Inject(ProxyLogService) private readonly log: ProxyLogService,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(InteractiveCalls) private readonly limits: InteractiveCalls,
  ) {}

  /**
   * Reads the connection while its caller is still being recognized; `pass` decides whether the
   * caller may use it.
   */
  lookAhead(slug: string, id: number, request: Request): void {
    const siteId = this.siteIds.get(slug);
    if (siteId === undefined) return;
    const found = this.connections.find(siteId, id);
    // Told where it is awaited; a caller who is refused before never asks for it.
    found.catch(() => undefined);
    this.ahead.set(request, found);
  }

  /** @throws ProblemError 409 `connection_unavailable`, 409 `scope_insufficient`, `secret_unavailable`, 503 `token_unavailable`, 400 `path_refused`, 429 `vendor_limit`, 502 `vendor_unreachable` */
  async pass(scope: SiteScope, id: number, request: Request, response: Response): Promise<void> {
    this.siteIds.set(scope.slug, scope.siteId);
    const row = await (this.ahead.get(request) ?? this.connections.find(scope.siteId, id));
    if (!row) throw notFound('connection');
    scope.requireOn('connections.call', { family: row.family, connectionId: row.id });
    if (row.state !== 'active') {
      throw conflict('connection_unavailable', `This connection is ${row.state}.`, {
        state: row.state,
      });
    }
    const described = describe(request);
    this.requireScopes(row, described);
    const at = new Date();
    const isGone = () => response.destroyed;
    const sent = await this.send(row, described, bodyOf(request), at, isGone);
    this.record(row, described, at, sent.status, null, sent.latencyMs);
    const answer = await this.unlessOutOfScope(row, sent);
    response.status(answer.status);
    for (const [name, value] of Object.entries(responseHeaders(answer.headers))) {
      // Express' own `set` would add a charset that the vendor did not name.
      response.setHeader(name, value);
    }
    // A vendor's page must not act as a page of ours.
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    await passOn(answer.body, response).catch((error: unknown) => {
      // The status is sent; the cut connection is what tells the caller.
      this.logger.debug(error);
      response.destroy();
    });
  }

  /** As far as the connector can tell, before the vendor is asked. */
  private requireScopes(row: LiveConnection, request: VendorRequest): void {
    if (row.auth_flow !== 'oauth') return;
    const connector = this.registry.get(row.connector_type);
    const context = { settings: row.settings, flow: row.auth_flow, now: Date.now() };
    requireScopes(row, scopesOfCall(connector, context, request.method, request.rawPath!));
  }

  /** @throws ProblemError 409 `scope_insufficient` where the vendor names what is missing */
  private async unlessOutOfScope(
    row: LiveConnection,
    answer: OutboundStream,
  ): Promise<OutboundStream> {
    if (row.auth_flow !== 'oauth' || answer.status !== 403) return answer;
    const connector = this.registry.get(row.connector_type);
    const read = await scopeRefusal(connector, answer).catch((error: unknown) => {
      throw error instanceof OutboundError ? unreachable(error) : error;
    });
    if ('missing' in read) throw scopeInsufficient(read.missing);
    return read.answer;
  }

  private async send(
    row: LiveConnection,
    request: ProxiedRequest,
    body: Buffer | undefined,
    at: Date,
    isGone: () => boolean,
  ): Promise<OutboundStream> {
    try {
      const usable = await this.connections.usable(row);
      const first = await this.reserved(usable, request, body, isGone);
      if (first.status !== 401 || !usable.has_refresh_token) return first;
      return (await this.again(usable, request, body, first)) ?? first;
    } catch (error) {
      if (error instanceof RequestBuildError) {
        throw new ProblemError(400, 'path_refused', error.message, { cause: error });
      }
      if (error instanceof SecretUnavailableError) {
        this.record(row, request, at, null, error.code, 0);
      }
      if (!(error instanceof OutboundError)) throw error;
      this.record(row, request, at, null, error.code, error.latencyMs);
      throw unreachable(error);
    }
  }

  /** The call, once its account's limit lets it through. */
  private async reserved(
    row: LiveConnection,
    request: ProxiedRequest,
    body: Buffer | undefined,
    isGone: () => boolean,
  ): Promise<OutboundStream> {
    const target = this.connections.target(row);
    const patienceMs = Math.min(MOST_WAITED_MS, row.rules.timeoutMs);
    const { vendor } = target;
    const permit = await this.limits.admit({ limit: target.limit, vendor, patienceMs, isGone });
    try {
      const options = { trace: request.trace, isReserved: true };
      const answer = await this.calls.stream(target, request, body, options);
      this.limits.answered(permit, answer.latencyMs);
      return answer;
    } catch (error) {
      const isUnsent =
        error instanceof RequestBuildError || error instanceof SecretUnavailableError;
      if (isUnsent) this.limits.giveBack(permit);
      throw error;
    }
  }

  /** The vendor knows best when a token has ended: one refresh, one more call. */
  private async again(
    row: LiveConnection,
    request: ProxiedRequest,
    body: Buffer | undefined,
    first: OutboundStream,
  ): Promise<OutboundStream | null> {
    const outcome = await this.refreshes.refresh(row.site_id, row.id, row.credential_version);
    if (outcome === 'grant_lost' || outcome === 'unavailable') {
      first.body.destroy();
      this.record(row, request, new Date(), first.status, null, first.latencyMs);
      throw await this.connections.withoutToken(row, outcome);
    }
    const renewed = await this.connections.find(row.site_id, row.id);
    if (!renewed || renewed.credential_version === row.credential_version) return null;
    first.body.destroy();
    const { trace } = request;
    return this.calls.stream(this.connections.target(renewed), request, body, { trace });
  }

  private record(
    row: LiveConnection,
    request: VendorRequest,
    at: Date,
    status: number | null,
    errorCode: string | null,
    latencyMs: number,
  ): void {
    this.log.record({
      siteId: row.site_id,
      connectionId: row.id,
      connectionName: row.display_name,
      connectorType: row.connector_type,
      event: `${request.method} ${request.rawPath!.split('?')[0]}`,
      status,
      errorCode: errorCode ?? (status !== null && status >= 400 ? String(status) : null),
      latencyMs: Math.round(latencyMs),
      at,
    });
  }
}

function unreachable(error: OutboundError): ProblemError {
  const status = error.code === 'timeout' ? 504 : 502;
  return new ProblemError(status, 'vendor_unreachable', 'The vendor gave no answer.', {
    cause: error,
    extra: { reason: error.code },
  });
}

function describe(request: Request): ProxiedRequest {
  if (!METHODS.has(request.method)) {
    throw new ProblemError(405, 'method_refused', `${request.method} is not passed on.`);
  }
  return {
    method: request.method as VendorRequest['method'],
    path: '/{path}',
    rawPath: proxyPath(request.originalUrl),
    headers: requestHeaders(request.headers),
    trace: readTraceContext(request.headers),
  };
}

function bodyOf(request: Request): Buffer | undefined {
  return Buffer.isBuffer(request.body) && request.body.length > 0 ? request.body : undefined;
}
