import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { Counter } from 'prom-client';
import type { EntityManager } from 'typeorm';
import { DecryptionError } from '../../platform/crypto/crypto-error.ts';
import { ProblemError } from '../../platform/errors/problem.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import {
  ConnectorRegistry,
  methodOf,
  vendorName,
} from '../connectors/connector-registry.service.ts';
import { mergeTokens } from './merge-tokens.ts';
import type { Connection } from './connection.entity.ts';
import { CredentialStore, type SealedCredentials } from './credential-store.service.ts';
import type { RefreshOutcome } from './refresh-outcome.ts';
import { refusedRenewal } from './refused-renewal.ts';
import {
  type RefreshAttempt,
  RefreshResultService,
  type SealFor,
} from './refresh-result.service.ts';
import { RenewalService } from './renewal.service.ts';
import { TokenEndpointService } from './token-endpoint.service.ts';
import { TokenRequests } from './token-request.service.ts';
import { TokenEndpointError, type TokenSet } from './token-set.ts';
import { untilStored } from './until-stored.ts';

/** Old token out, new token in: what the holder of the lease does. */
@Injectable()
export class RefreshExchangeService {
  private readonly logger = new Logger(RefreshExchangeService.name);
  private readonly refreshes: Counter<'outcome'>;

  constructor(
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(RenewalService) private readonly renewals: RenewalService,
    @Inject(CredentialStore) private readonly credentials: CredentialStore,
    @Inject(TokenEndpointService) private readonly tokens: TokenEndpointService,
    @Inject(TokenRequests) private readonly requests: TokenRequests,
    @Inject(RefreshResultService) private readonly results: RefreshResultService,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.refreshes = metrics.counter({
      name: 'token_refreshes_total',
      help: 'Token addresses asked, by what came of it.',
      labels: ['outcome'],
    });
  }

  /**
   * Asks the vendor and stores the answer; when this returns `refreshed` the new tokens are
   * committed, and nobody has used them yet.
   *
   * @throws what keeps the vendor from being asked at all, such as 409 `oauth_app_missing`; the
   *   connection is then left alone for a while like after any trouble
   */
  async exchange(attempt: RefreshAttempt): Promise<RefreshOutcome> {
    try {
      const outcome = await this.askAndStore(attempt);
      this.refreshes.inc({ outcome });
      return outcome;
    } catch (error) {
      const code = error instanceof ProblemError ? error.code : 'internal_error';
      this.refreshes.inc({ outcome: 'not_asked' });
      await this.results.troubled(attempt, { code });
      throw error;
    }
  }

  /** Ends what is still being asked; the grants stand, and others may ask again. */
  cutOff(): void {
    this.tokens.cutOff();
    this.requests.cutOff();
  }

  private async askAndStore(attempt: RefreshAttempt): Promise<RefreshOutcome> {
    const { row } = attempt;
    const connector = this.registry.get(row.connector_type);
    const opened = await this.credentials.open(row.site_id, row.id);
    let set: TokenSet;
    try {
      set = await this.renewals.renew(row, connector, opened);
    } catch (error) {
      if (!(error instanceof TokenEndpointError)) throw error;
      return this.refused(attempt, error, connector);
    }
    const tokens = mergeTokens(opened.credentials, set);
    const renewed = set.refreshToken ?? opened.refreshToken;
    return untilStored(
      async () => {
        const sealed = await this.credentials.seal(row.site_id, row.id, tokens, renewed);
        const sealFor: SealFor = (sibling, manager) => this.sealFor(sibling, set, manager);
        return this.results.store(attempt, set, sealed, sealFor);
      },
      (error) => this.logger.error(error),
    );
  }

  /** @returns null for a credential that no key of the site opens: it is not ours to replace */
  private async sealFor(
    { site_id: siteId, id }: Connection,
    set: TokenSet,
    manager: EntityManager,
  ): Promise<SealedCredentials | null> {
    try {
      const opened = await this.credentials.open(siteId, id, manager);
      const tokens = mergeTokens(opened.credentials, set);
      const renewed = set.refreshToken ?? opened.refreshToken;
      return await this.credentials.seal(siteId, id, tokens, renewed);
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      this.logger.error(error);
      return null;
    }
  }

  private refused(
    attempt: RefreshAttempt,
    error: TokenEndpointError,
    connector: Connector,
  ): Promise<RefreshOutcome> {
    const { failure, code, retryAfterMs } = error;
    this.logger.warn(`refresh of connection ${attempt.row.id} failed: ${failure} (${code})`);
    if (failure === 'vendor_error' || failure === 'network_error') {
      return this.results.troubled(attempt, { code, retryAfterMs });
    }
    const method = methodOf(connector, attempt.row.auth_flow);
    const vendor = vendorName(connector, attempt.row.display_name);
    const refusal = refusedRenewal(failure, vendor, method);
    return this.results.lost(attempt, failure, code, refusal);
  }
}
