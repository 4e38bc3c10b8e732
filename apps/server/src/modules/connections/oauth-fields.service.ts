import { Inject, Injectable } from '@nestjs/common';
import type { PutCredentials } from '@patchbay/contracts/connection';
import type { z } from 'zod';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import {
  ConnectorRegistry,
  methodOf,
  vendorName,
} from '../connectors/connector-registry.service.ts';
import type { Connection } from './connection.entity.ts';
import { CredentialInput } from './credential-input.service.ts';
import { CredentialStore, type OpenedCredentials } from './credential-store.service.ts';
import { testFailed } from './test-failed.ts';
import { type VendorTest, VendorTestService } from './vendor-test.service.ts';

/** New secrets beside a token that stays, proven by a test call. */
export interface ReplacedFields extends OpenedCredentials {
  test: VendorTest;
}

/** Secrets that travel beside an OAuth token: they are replaced alone. */
@Injectable()
export class OAuthFieldsService {
  constructor(
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(CredentialStore) private readonly credentials: CredentialStore,
    @Inject(CredentialInput) private readonly input: CredentialInput,
    @Inject(VendorTestService) private readonly tests: VendorTestService,
  ) {}

  /** @throws ProblemError 400, 422 in the words of a failed test */
  async take(
    scope: SiteScope,
    row: Connection,
    fields: z.ZodObject,
    typed: PutCredentials['credentials'],
  ): Promise<ReplacedFields> {
    const connector = this.registry.get(row.connector_type);
    const read = await this.input.read(scope, fields, typed);
    const stored = await this.credentials.open(row.site_id, row.id);
    const credentials = stored.credentials.map((values) => ({ ...values, ...read.reveal() }));
    const test = await this.tests.tryOut({
      ...{ connector, flow: 'oauth' as const, settings: row.settings, credentials },
      method: methodOf(connector, 'oauth'),
      vendor: vendorName(connector, row.display_name),
    });
    if (test.result.outcome !== 'connected') throw testFailed(test.result);
    return { credentials, refreshToken: stored.refreshToken, test };
  }
}
