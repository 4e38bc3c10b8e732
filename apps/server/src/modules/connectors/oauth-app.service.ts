import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource, InjectRepository } from '@nestjs/typeorm';
import type { OAuthApp, PutOAuthApp } from '@patchbay/contracts/connector';
import { DataSource, Repository } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { conflict } from '../../platform/errors/problem.ts';
import { PublicUrl } from '../../platform/http/public-url.ts';
import { Secret } from '../../platform/logging/secret.ts';
import { requireReadable } from '../../platform/secrets/require-readable.ts';
import { type StoredValue, looksLikeReference } from '../../platform/secrets/secret-reference.ts';
import { SecretReferences } from '../../platform/secrets/secret-references.service.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { ConnectorRegistry, methodOf } from './connector-registry.service.ts';
import { toOAuthApp } from './connector.wire.ts';
import { OAuthAppRow } from './oauth-app.entity.ts';

export interface OAuthClient {
  clientId: string;
  /** As stored: may be a reference, which the token exchange resolves. */
  clientSecret: Secret<StoredValue>;
}

/** The site's OAuth applications at vendors; their secrets go in and never out. */
@Injectable()
export class OAuthAppService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectRepository(OAuthAppRow) private readonly apps: Repository<OAuthAppRow>,
    @Inject(Keyring) private readonly keyring: Keyring,
    @Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
    @Inject(ActivityService) private readonly activity: ActivityService,
    @Inject(SecretReferences) private readonly references: SecretReferences,
  ) {}

  find(siteId: number, slug: string): Promise<OAuthAppRow | null> {
    return this.apps.findOneBy({ site_id: siteId, connector_type: slug });
  }

  async put(scope: SiteScope, slug: string, input: PutOAuthApp): Promise<OAuthApp> {
    const connector = this.registry.get(slug);
    methodOf(connector, 'oauth');
    scope.requireOn('settings.manage', { family: connector.family });
    const isReference = looksLikeReference(input.client_secret);
    if (isReference) {
      const typed = { client_secret: { reference: input.client_secret } };
      await requireReadable(this.references, scope.slug, typed);
    }
    const blob = await this.keyring.sealFor(scope.siteId, sealContext(slug), input.client_secret);
    return this.db.transaction(async (manager) => {
      const rows = manager.getRepository(OAuthAppRow);
      const before = await rows.findOneBy({ site_id: scope.siteId, connector_type: slug });
      const row = rows.create({
        site_id: scope.siteId,
        connector_type: slug,
        client_id: input.client_id,
        client_secret_blob: blob,
        client_secret_reference: isReference,
        updated_at: new Date(),
      });
      await rows.upsert(row, ['site_id', 'connector_type']);
      await this.activity.record(manager, {
        siteId: scope.siteId,
        actor: scope.actor,
        action: 'oauth_app.update',
        outcome: 'ok',
        before: before && { connector_type: slug, client_id: before.client_id },
        after: {
          connector_type: slug,
          client_id: input.client_id,
          client_secret_reference: isReference,
        },
      });
      return toOAuthApp(row);
    });
  }

  /** @throws ProblemError 409 `oauth_app_missing` with the redirect address to register */
  async client(siteId: number, slug: string): Promise<OAuthClient> {
    const app = await this.find(siteId, slug);
    if (!app) {
      throw conflict('oauth_app_missing', 'Register an OAuth application at the vendor first.', {
        redirect_uri: this.publicUrl.redirectUri,
      });
    }
    const secret = await this.keyring.openFor(siteId, sealContext(slug), app.client_secret_blob);
    const text = secret.toString('utf8');
    const stored = app.client_secret_reference ? { reference: text } : text;
    return { clientId: app.client_id, clientSecret: Secret.of<StoredValue>(stored) };
  }
}

function sealContext(slug: string) {
  return { table: 'oauth_apps', column: 'client_secret_blob', row: slug };
}
