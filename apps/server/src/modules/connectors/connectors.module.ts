import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Connector } from '@patchbay/connector-sdk/definition';
import { loadConnectors } from '@patchbay/connectors/load';
import { loadTexts } from '@patchbay/connectors/load-texts';
import { planned } from '@patchbay/connectors/planned';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { ActivityModule } from '../activity/activity.module.ts';
import { ConnectorFlag } from './connector-flag.entity.ts';
import { ConnectorLibraryService } from './connector-library.service.ts';
import { ConnectorPanels } from './connector-panels.service.ts';
import { ConnectorPackagesController } from './connector-packages.controller.ts';
import { ConnectorPackages, PACKAGES } from './connector-packages.service.ts';
import { CONNECTORS, ConnectorRegistry } from './connector-registry.service.ts';
import { ConnectorTexts, TEXTS } from './connector-texts.service.ts';
import { ConnectorController } from './connector.controller.ts';
import { OAuthAppRow } from './oauth-app.entity.ts';
import { OAuthAppService } from './oauth-app.service.ts';
import { type LoadedPackages, loadPackages } from './packages/load-packages.ts';
import { PlannedConnectors } from './planned-connectors.service.ts';

const OWN_CONNECTORS = Symbol('own connectors');
type OwnConnectors = ReadonlyMap<string, Connector>;

const textsOf = (own: OwnConnectors) =>
  loadTexts([...own.keys(), ...planned.map(({ slug }) => slug)]);

@Module({
  imports: [TypeOrmModule.forFeature([ConnectorFlag, OAuthAppRow]), ActivityModule],
  controllers: [ConnectorController, ConnectorPackagesController],
  providers: [
    { provide: OWN_CONNECTORS, useFactory: () => loadConnectors() },
    {
      provide: PACKAGES,
      inject: [CONFIG, OWN_CONNECTORS],
      useFactory: (config: Config, own: OwnConnectors) =>
        loadPackages(
          config.connectorPackages,
          new Set([...own.keys(), ...planned.map(({ slug }) => slug)]),
        ),
    },
    {
      provide: CONNECTORS,
      inject: [OWN_CONNECTORS, PACKAGES],
      useFactory: (own: OwnConnectors, { connectors }: LoadedPackages): OwnConnectors =>
        new Map([
          ...own,
          ...connectors.map(({ connector }) => [connector.slug, connector] as const),
        ]),
    },
    { provide: TEXTS, inject: [OWN_CONNECTORS], useFactory: textsOf },
    ConnectorTexts,
    ConnectorPackages,
    ConnectorPanels,
    ConnectorRegistry,
    PlannedConnectors,
    ConnectorLibraryService,
    OAuthAppService,
  ],
  exports: [
    ConnectorPanels,
    ConnectorRegistry,
    ConnectorTexts,
    ConnectorLibraryService,
    OAuthAppService,
  ],
})
export class ConnectorsModule {}
