import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Connector } from '@patchbay/connector-sdk/definition';
import { missingScopes } from '@patchbay/core/scopes';
import type { Request } from 'express';
import { IsNull, Repository } from 'typeorm';
import { CallerResolver } from '../../platform/access/caller-resolver.ts';
import { SiteScope } from '../../platform/access/site-scope.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { ProblemError } from '../../platform/errors/problem.ts';
import { Secret } from '../../platform/logging/secret.ts';
import {
  ConnectorRegistry,
  methodOf,
  vendorName,
} from '../connectors/connector-registry.service.ts';
import { OAuthAppService } from '../connectors/oauth-app.service.ts';
import { Site } from '../sites/site.entity.ts';
import {
  type PendingAuthorization,
  attemptOf,
  pendingContext,
  sha256,
} from './authorize.service.ts';
import { CallbackFailure } from './callback-failure.ts';
import { type Place, donePath, failedPath } from './callback-page.ts';
import { toFailure, vendorReason } from './callback-reason.ts';
import { CallbackVerification } from './callback-verification.service.ts';
import { ConnectionCreateService } from './connection-create.service.ts';
import { CredentialReplaceService } from './credential-replace.service.ts';
import type { Connection } from './connection.entity.ts';
import { ConnectionService } from './connection.service.ts';
import { type Facts, factsToStore } from './facts-to-store.ts';
import { grantHolders } from './grant-holders.ts';
import { mergeTokens } from './merge-tokens.ts';
import { OAuthState } from './oauth-state.entity.ts';
import { RevocationService } from './revocation.service.ts';
import {
  type OAuthParty,
  TokenEndpointService,
  bringsClient,
  ownClient,
} from './token-endpoint.service.ts';
import { testMessage } from './test-message.ts';
import type { TokenSet } from './token-set.ts';
import type { Credentials } from './vendor-target.ts';
import type { VendorTest } from './vendor-test.service.ts';
import { VendorTestService } from './vendor-test.service.ts';

/** Everything the vendor sent along: foreign input. */
export type CallbackQuery = Readonly<Record<string, string>>;

interface Granted {
  pending: PendingAuthorization;
  party: OAuthParty;
  set: TokenSet;
  /** What the way back and the token answer told. */
  facts: Facts;
  test: VendorTest;
  scopes: string[];
  /** The connection being authorized again; null for a new one. */
  row: Connection | null;
}

/** The way back from the vendor: exchange, test, store (RFC 6749 section 4.1.2 and after). */
@Injectable()
export class OAuthCallbackService {
  private readonly logger = new Logger(OAuthCallbackService.name);

  constructor(
    @InjectRepository(OAuthState) private readonly states: Repository<OAuthState>,
    @Inject(CallerResolver) private readonly callers: CallerResolver,
    @Inject(Keyring) private readonly keyring: Keyring,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(OAuthAppService) private readonly apps: OAuthAppService,
    @Inject(ConnectionService) private readonly connections: ConnectionService,
    @Inject(ConnectionCreateService) private readonly creation: ConnectionCreateService,
    @Inject(CredentialReplaceService) private readonly replacement: CredentialReplaceService,
    @Inject(TokenEndpointService) private readonly tokens: TokenEndpointService,
    @Inject(VendorTestService) private readonly tests: VendorTestService,
    @Inject(RevocationService) private readonly revocations: RevocationService,
    @Inject(CallbackVerification) private readonly verification: CallbackVerification,
  ) {}

  /** @returns the path of the page that tells how it went */
  async finish(request: Request, query: CallbackQuery): Promise<string> {
    const place: Place = {};
    try {
      return await this.proceed(request, query, place);
    } catch (error) {
      const failure = toFailure(error);
      if (failure.reason === 'internal_error') this.logger.error(error);
      return failedPath(failure, place);
    }
  }

  private async proceed(request: Request, query: CallbackQuery, place: Place): Promise<string> {
    const state = await this.find(query['state']);
    const site = await this.states.manager.findOneByOrFail(Site, { id: state.site_id });
    place.site = site.slug;
    place.connector = state.connector_type;
    place.attempt = attemptOf(state.state_hash);
    requireFresh(state);
    const scope = await this.scopeOf(request, state, site.slug);
    await this.useUp(state);
    const { error, code } = query;
    // Nothing is believed of it but that there is no grant, so it need not be signed.
    if (error) throw new CallbackFailure(vendorReason(error), { detail: error });
    if (!code) throw new CallbackFailure('vendor_error', { detail: 'no code' });

    const granted = await this.exchange(scope, state, code, query);
    const id = await this.store(scope, granted).catch(async (error: unknown) => {
      // Refused, hence surely not stored; any other failure may have come after the commit.
      const refused = error instanceof CallbackFailure || error instanceof ProblemError;
      if (refused) await this.giveBack(scope, granted);
      throw error;
    });
    return donePath(granted.pending, place, { id, isNew: state.connection_id === null });
  }

  private async find(value: string | undefined): Promise<OAuthState> {
    const state = await this.states.findOneBy({ state_hash: sha256(value ?? '') });
    if (!state) throw new CallbackFailure('unknown_state');
    return state;
  }

  /** Single use: of two arrivals at once, one wins. */
  private async useUp(state: OAuthState): Promise<void> {
    const { affected } = await this.states.update(
      { state_hash: state.state_hash, used_at: IsNull() },
      { used_at: new Date() },
    );
    if (affected !== 1) throw new CallbackFailure('reused_state');
  }

  /** The operator who left must be the one who comes back, in the same session. */
  private async scopeOf(request: Request, state: OAuthState, slug: string): Promise<SiteScope> {
    const caller = await this.callers.resolve(request);
    if (caller?.kind !== 'user' || caller.id !== state.user_id) {
      throw new CallbackFailure('foreign_session');
    }
    if (sha256(caller.sessionId) !== state.session_hash)
      throw new CallbackFailure('foreign_session');
    const grant = await this.callers.grant(caller, slug);
    if (!grant) throw new CallbackFailure('foreign_session');
    return new SiteScope(caller, grant);
  }

  private async exchange(
    scope: SiteScope,
    state: OAuthState,
    code: string,
    query: CallbackQuery,
  ): Promise<Granted> {
    const opened = await this.keyring.openJson(
      scope.siteId,
      pendingContext(state.state_hash),
      state.payload_blob,
    );
    const pending = opened.reveal() as PendingAuthorization;
    const connector = this.registry.get(state.connector_type);
    const method = methodOf(connector, 'oauth');
    const credentials: Credentials = Secret.of(pending.credentials);
    const client = bringsClient(method)
      ? ownClient(credentials)
      : await this.apps.client(scope.siteId, connector.slug);
    const row = await this.rowOf(scope, state, pending, connector);
    const left = { connector, method, settings: pending.settings, client };
    await this.verification.require(left, query);
    const told = factsToStore(method.callbackFacts?.(query, left.settings), [code]);
    const party = { ...left, settings: { ...left.settings, ...told } };
    const set = await this.tokens.exchange(party, code, pending.codeVerifier);
    const facts = { ...told, ...set.facts };
    const test = await this.tests.tryOut({
      connector,
      vendor: vendorName(connector, row?.display_name ?? pending.displayName),
      method,
      flow: 'oauth',
      // Tried as it will be used: another operator may have changed the settings meanwhile.
      settings: { ...(row?.settings ?? pending.settings), ...facts },
      credentials: mergeTokens(credentials, set),
    });
    const scopes = test.scopes ?? set.scopes ?? pending.scopes;
    const granted = { pending, party, set, facts, test, scopes, row };
    const failure = test.result.outcome === 'connected' ? partial(party, scopes) : test.result;
    if (!failure) return granted;
    await this.giveBack(scope, granted);
    throw new CallbackFailure('test_failed', {
      outcome: failure.outcome,
      detail: failure.message,
      missingScopes: failure.missing_scopes,
    });
  }

  private async store(scope: SiteScope, granted: Granted): Promise<number> {
    const { row, pending, party, set, facts, test, scopes } = granted;
    const credentials = mergeTokens(Secret.of(pending.credentials), set);
    if (!row) {
      const created = await this.creation.store(scope, {
        connector: party.connector,
        method: party.method,
        displayName: pending.displayName,
        category: pending.category,
        credentials,
        refreshToken: set.refreshToken,
        scopes,
        scopesRequested: pending.scopes,
        ...{ expiresAt: set.expiresAt, plan: set.plan, previousSecretUntil: null },
        test,
      });
      return created.id;
    }
    if (row.vendor_account_id && test.account && row.vendor_account_id !== test.account.id) {
      throw new CallbackFailure('account_mismatch', {
        detail: `${test.account.name} instead of ${row.vendor_account_name ?? row.vendor_account_id}`,
      });
    }
    await this.replacement.store(scope, row.id, {
      credentials,
      refreshToken: set.refreshToken,
      ...{ expiresAt: set.expiresAt, plan: set.plan, previousSecretUntil: null },
      scopes,
      scopesRequested: pending.scopes,
      settings: facts,
      renewsGrant: true,
      test,
      action: pending.action ?? 'connection.reauthorize',
    });
    return row.id;
  }

  /**
   * What the operator may do is asked again: ten minutes may have passed.
   *
   * @throws ProblemError 404 when it was disconnected meanwhile, 403
   */
  private async rowOf(
    scope: SiteScope,
    { connection_id: id }: OAuthState,
    { action }: PendingAuthorization,
    { family }: Connector,
  ): Promise<Connection | null> {
    if (id === null) {
      scope.requireOn('connections.create', { family });
      return null;
    }
    const capability =
      action === 'connection.edit_scopes' ? 'connections.edit_scopes' : 'connections.edit';
    return this.connections.find(scope, id, capability);
  }

  /** A grant that is not kept must not stay alive at the vendor, if it stands alone; best effort. */
  private async giveBack(scope: SiteScope, { party, set, test, pending }: Granted): Promise<void> {
    const { connector, method } = party;
    const { siteId } = scope;
    const grant = { siteId, connector, method, accountId: test.account?.id ?? null };
    try {
      if ((await grantHolders(this.states.manager, this.registry, grant)) > 0) return;
      await this.revocations.revoke(
        { site_id: scope.siteId, settings: test.settings },
        party.connector,
        {
          credentials: mergeTokens(Secret.of(pending.credentials), set),
          refreshToken: set.refreshToken,
        },
      );
    } catch (error) {
      this.logger.warn(`a grant at ${party.connector.slug} could not be given back`);
      this.logger.debug(error);
    }
  }
}

function requireFresh(state: OAuthState): void {
  if (state.used_at) throw new CallbackFailure('reused_state');
  if (state.expires_at.getTime() < Date.now()) throw new CallbackFailure('expired_state');
}

/** People may leave scopes out at the vendor; without a required one the connector cannot work. */
function partial({ connector, method }: OAuthParty, scopes: readonly string[]) {
  const required = Object.keys(method.scopes).filter((id) => method.scopes[id]!.required);
  const missing = missingScopes(scopes, required);
  if (missing.length === 0) return null;
  const outcome = 'scope_insufficient';
  const facts = { missingScopes: missing, code: null };
  const message = testMessage(outcome, connector.name, facts);
  return { outcome, message, missing_scopes: missing } as const;
}
