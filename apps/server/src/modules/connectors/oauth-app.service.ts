import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource, InjectRepository } from '@nestjs/typeorm';
import type { OAuthApp, PutOAuthApp } from '@patchbay/contracts/connector';
import type { Connector } from '@patchbay/connector-sdk/definition';
import { DataSource, In, Repository } from 'typeorm';
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

  /**
   * The bundle's application, where there is one for all its connectors. One that was registered for a
   * single connector, before it had a bundle, stays that connector's, and serves the others meanwhile.
   */
  async find(siteId: number, slug: string): Promise<OAuthAppRow | null> {
    const connector = this.registry.find(slug);
    const keys = connector ? this.keysOf(connector) : [slug];
    const rows = await this.apps.findBy({ site_id: siteId, connector_type: In(keys) });
    const found = keys.map((key) => rows.find((row) => row.connector_type === key));
    return found.find((row) => row !== undefined) ?? null;
  }

  async put(scope: SiteScope, slug: string, input: PutOAuthApp): Promise<OAuthApp> {
    const connector = this.registry.get(slug);
    methodOf(connector, 'oauth');
    // Whoever changes it changes it for every connector of the bundle.
    for (const { family } of this.registry.bundled(connector)) {
      scope.requireOn('settings.manage', { family });
    }
    const [key, ...replaced] = this.keysOf(connector) as [string, ...string[]];
    const isReference = looksLikeReference(input.client_secret);
    if (isReference) {
      const typed = { client_secret: { reference: input.client_secret } };
      await requireReadable(this.references, scope.slug, typed);
    }
    const blob = await this.keyring.sealFor(scope.siteId, sealContext(key), input.client_secret);
    return this.db.transaction(async (manager) => {
      const rows = manager.getRepository(OAuthAppRow);
      const before = await this.find(scope.siteId, slug);
      const row = rows.create({
        site_id: scope.siteId,
        connector_type: key,
        client_id: input.client_id,
        client_secret_blob: blob,
        client_secret_reference: isReference,
        updated_at: new Date(),
      });
      await rows.upsert(row, ['site_id', 'connector_type']);
      if (replaced.length > 0) {
        await rows.delete({ site_id: scope.siteId, connector_type: In(replaced) });
      }
      await this.activity.record(manager, {
        siteId: scope.siteId,
        actor: scope.actor,
        action: 'oauth_app.update',
        outcome: 'ok',
        before: before && { connector_type: slug, client_id: before.client_id },
        after: {
          connector_type: slug,
          ...(connector.bundle && { bundle: connector.bundle.slug }),
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
    const secret = await this.keyring.openFor(
      siteId,
      sealContext(app.connector_type),
      app.client_secret_blob,
    );
    const text = secret.toString('utf8');
    const stored = app.client_secret_reference ? { reference: text } : text;
    return { clientId: app.client_id, clientSecret: Secret.of<StoredValue>(stored) };
  }

  /** Under which it may be stored, the one that counts first. No slug has a colon. */
  private keysOf(connector: Connector): string[] {
    const { bundle, slug } = connector;
    if (!bundle) return [slug];
    const siblings = this.registry.bundled(connector).map((other) => other.slug);
    return [...new Set([`bundle:${bundle.slug}`, slug, ...siblings])];
  }
}

function sealContext(key: string) {
  return { table: 'oauth_apps', column: 'client_secret_blob', row: key };
}
