import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions } from '../../../../ormconfig.ts';
import type { Config } from '../config.ts';
import { OriginCheck } from './access/origin-check.ts';
import { CONFIG } from './config.token.ts';
import { Keyring } from './crypto/keyring.ts';
import type { MasterKey } from './crypto/master-key.ts';
import { MasterKeys } from './crypto/master-keys.ts';
import { HotDatabase } from './database/hot-database.ts';
import { Draining } from './http/draining.ts';
import { LocationInterceptor } from './http/location.interceptor.ts';
import { PublicUrl } from './http/public-url.ts';
import { DatabaseKeyStore } from './keys/data-key.store.ts';
import { KeyHolders } from './keys/key-holders.service.ts';
import { KeyTending } from './keys/key-tending.service.ts';
import { LOGGER } from './logging/logger.token.ts';
import type { Logger } from './logging/logger.ts';
import { Metrics } from './metrics/metrics.ts';
import { outboundMetrics } from './metrics/outbound-metrics.ts';
import { OutboundClient } from './outbound/outbound-client.ts';
import { parseCidrs } from './outbound/cidr.ts';
import { SecretReferences } from './secrets/secret-references.service.ts';

export interface PlatformOptions {
  config: Config;
  databaseUrl: string;
  masterKey: MasterKey | MasterKeys;
  logger: Logger;
}

/** What every module may inject: configuration, database, keys, logger, the door to vendors. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    @Inject(HotDatabase) private readonly hot: HotDatabase,
    @Inject(OutboundClient) private readonly outbound: OutboundClient,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    // Who had work under way has waited for it before; what still hangs is cut.
    await Promise.all([this.hot.close(), this.outbound.close(0)]);
  }

  static with({ config, databaseUrl, masterKey, logger }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(databaseUrl), retryAttempts: 0 })],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: PublicUrl, useFactory: () => new PublicUrl(config.publicUrl) },
        // Before the interceptors of modules: answers that are given again pass it too.
        { provide: APP_INTERCEPTOR, useClass: LocationInterceptor },
        OriginCheck,
        Draining,
        Metrics,
        DatabaseKeyStore,
        KeyHolders,
        KeyTending,
        { provide: MasterKeys, useValue: MasterKeys.from(masterKey) },
        {
          provide: HotDatabase,
          useFactory: () => new HotDatabase(databaseUrl, (error) => logger.warn(error)),
        },
        {
          provide: Keyring,
          inject: [MasterKeys, DatabaseKeyStore],
          useFactory: (keys: MasterKeys, store: DatabaseKeyStore) =>
            new Keyring(keys, store, { maxAgeMs: config.keyCacheMs }),
        },
        {
          provide: OutboundClient,
          inject: [Metrics],
          useFactory: (metrics: Metrics) =>
            new OutboundClient({
              allow: parseCidrs(config.outboundAllow.join(',')),
              timeoutMs: config.outboundTimeoutMs,
              logger,
              userAgent: 'Patchbay/0.1',
              observe: outboundMetrics(metrics),
            }),
        },
        {
          provide: SecretReferences,
          inject: [OutboundClient],
          useFactory: (outbound: OutboundClient) =>
            new SecretReferences(config.secretReferences, outbound),
        },
      ],
      exports: [
        CONFIG,
        LOGGER,
        PublicUrl,
        OriginCheck,
        Draining,
        Metrics,
        HotDatabase,
        Keyring,
        MasterKeys,
        DatabaseKeyStore,
        KeyHolders,
        KeyTending,
        OutboundClient,
        SecretReferences,
      ],
    };
  }
}
