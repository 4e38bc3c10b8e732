import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CreatedConnection, PutCredentials } from '@patchbay/contracts/connection';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { conflict, notFound } from '../../platform/errors/problem.ts';
import {
  ConnectorRegistry,
  methodOf,
  vendorName,
} from '../connectors/connector-registry.service.ts';
import { Connection } from './connection.entity.ts';
import { ConnectionService } from './connection.service.ts';
import { ConnectionStateService } from './connection-state.service.ts';
import { toConnection } from './connection.wire.ts';
import { CredentialIntake, type Grant } from './credential-intake.service.ts';
import { CredentialStore } from './credential-store.service.ts';
import { OAuthFieldsService } from './oauth-fields.service.ts';
import { changeSettings } from './parse-fields.ts';
import { testFailed } from './test-failed.ts';
import { TokenAtRest } from './token-at-rest.service.ts';
import { renewsItself } from './token-grant-of.ts';
import { type VendorTest, VendorTestService } from './vendor-test.service.ts';

export interface Replacement extends Omit<Grant, 'generated' | 'scopes' | 'facts'> {
  /** Left as they are when absent. */
  scopes: string[] | undefined;
  /** What the authorization asked for; left as it is when absent. */
  scopesRequested?: string[];
  test: VendorTest;
  /** What the operator or the vendor changed of the settings along with it. */
  settings?: Readonly<Record<string, unknown>>;
  /** It comes from a new consent. */
  renewsGrant?: boolean;
  action: 'connection.replace_credentials' | 'connection.reauthorize' | 'connection.edit_scopes';
}

const AUDITED = ['scopes_granted', 'scopes_requested', 'credential_references'] as const;

/** A new credential for a connection that stands; the old one works until the new one has proven itself. */
@Injectable()
export class CredentialReplaceService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(ConnectionService) private readonly connections: ConnectionService,
    @Inject(ConnectionStateService) private readonly states: ConnectionStateService,
    @Inject(CredentialStore) private readonly credentials: CredentialStore,
    @Inject(CredentialIntake) private readonly intake: CredentialIntake,
    @Inject(VendorTestService) private readonly tests: VendorTestService,
    @Inject(TokenAtRest) private readonly atRest: TokenAtRest,
    @Inject(OAuthFieldsService) private readonly fields: OAuthFieldsService,
  ) {}

  /** @throws ProblemError 422 `validation_failed`, the old credential and settings left in place */
  async replace(
    scope: SiteScope,
    id: number,
    { credentials: typed, settings: change }: PutCredentials,
  ): Promise<CreatedConnection> {
    const row = await this.connections.find(scope, id, 'connections.edit');
    const connector = this.registry.get(row.connector_type);
    const method = methodOf(connector, row.auth_flow);
    if (method.flow === 'oauth' && !method.manual) {
      const { fields } = method;
      if (!fields || change) throw reauthorizationNeeded();
      return this.atRest.during(row, () => this.replaceFields(scope, id, fields, typed));
    }
    const settings = change ? changeSettings(connector, row.settings, change) : row.settings;
    // What cannot be read is exactly what is to be replaced.
    const current = (await this.credentials.openIfReadable(scope.siteId, id))?.credentials;
    const { generated, facts, ...grant } = await this.intake.take(scope, {
      ...{ connector, method, settings, typed, ...(current && { current }) },
    });
    const test = await this.tests.tryOut({
      connector,
      vendor: vendorName(connector, row.display_name),
      method,
      flow: row.auth_flow,
      settings: { ...settings, ...facts },
      credentials: grant.credentials,
    });
    if (test.result.outcome !== 'connected') throw testFailed(test.result);
    const stored = await this.store(scope, id, {
      ...grant,
      // A key carries no scopes; a typed-in grant may say which it holds.
      scopes: method.flow === 'oauth' && grant.scopes.length > 0 ? grant.scopes : undefined,
      test,
      settings: { ...pick(settings, Object.keys(change ?? {})), ...facts },
      action: 'connection.replace_credentials',
    });
    return {
      ...toConnection(stored),
      test: test.result,
      ...(generated && { secret: generated }),
    };
  }

  private async replaceFields(
    scope: SiteScope,
    id: number,
    fields: z.ZodObject,
    typed: PutCredentials['credentials'],
  ): Promise<CreatedConnection> {
    const row = await this.connections.find(scope, id, 'connections.edit');
    const replaced = await this.fields.take(scope, row, fields, typed);
    const { refresh_due_at, refresh_failures, refresh_error, grant_expires_at } = row;
    const stored = await this.store(scope, id, {
      ...replaced,
      plan: { refresh_due_at, refresh_failures, refresh_error, grant_expires_at },
      expiresAt: row.expires_at,
      previousSecretUntil: null,
      scopes: undefined,
      action: 'connection.replace_credentials',
    });
    return { ...toConnection(stored), test: replaced.test.result };
  }

  /** Stores what passed its test, under the same id. */
  async store(scope: SiteScope, id: number, replacement: Replacement): Promise<Connection> {
    const { test } = replacement;
    const sealed = await this.credentials.seal(
      scope.siteId,
      id,
      replacement.credentials,
      replacement.refreshToken,
    );
    return this.db.transaction(async (manager) => {
      const row = await this.states.lock(manager, scope.siteId, id);
      if (!row) throw notFound('connection');
      await this.states.apply(manager, row, {
        event: 'credential.replaced',
        actor: scope.actor,
        action: replacement.action,
        outcome: test.result.outcome,
        reason: row.state_reason,
        audited: isEmpty(replacement.settings) ? AUDITED : [...AUDITED, 'settings'],
        patch: {
          ...sealed,
          // Another grant than before, unless only what goes beside the token was replaced.
          ...(replacement.renewsGrant && { grant_id: randomUUID() }),
          renews_itself: renewsItself(
            methodOf(this.registry.get(row.connector_type), row.auth_flow),
          ),
          credential_version: row.credential_version + 1,
          secret_problem: null,
          previous_secret_until: replacement.previousSecretUntil,
          expires_at: replacement.expiresAt,
          ...replacement.plan,
          ...(replacement.scopes && { scopes_granted: replacement.scopes }),
          ...(replacement.scopesRequested && { scopes_requested: replacement.scopesRequested }),
          // Only what the vendor was asked: an operator may have changed the rest meanwhile.
          settings: { ...row.settings, ...replacement.settings, ...test.found },
          vendor_account_id: test.account?.id ?? row.vendor_account_id,
          vendor_account_name: test.account?.name ?? row.vendor_account_name,
          last_test_at: new Date(test.result.tested_at),
          last_test_outcome: test.result.outcome,
          // A refresh under way belongs to the credential that was just replaced.
          refresh_owner: null,
          refresh_lease_until: null,
        },
      });
      return manager.findOneByOrFail(Connection, { site_id: scope.siteId, id });
    });
  }
}

/** Where a token may be sent is what a person agreed to at the vendor. */
function reauthorizationNeeded() {
  return conflict('reauthorization_needed', 'Reconnect at the vendor to renew this credential.');
}

function isEmpty(settings: Readonly<Record<string, unknown>> = {}): boolean {
  return Object.keys(settings).length === 0;
}

function pick(settings: Readonly<Record<string, unknown>>, names: string[]) {
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}
