import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { loadConnectors } from '@patchbay/connectors/load';
import { ActivityModule } from '../activity/activity.module.ts';
import { ConnectorFlag } from './connector-flag.entity.ts';
import { ConnectorLibraryService } from './connector-library.service.ts';
import { ConnectorPanels } from './connector-panels.service.ts';
import { CONNECTORS, ConnectorRegistry } from './connector-registry.service.ts';
import { ConnectorController } from './connector.controller.ts';
import { OAuthAppRow } from './oauth-app.entity.ts';
import { OAuthAppService } from './oauth-app.service.ts';
import { PlannedConnectors } from './planned-connectors.service.ts';

@Module({
  imports: [TypeOrmModule.forFeature([ConnectorFlag, OAuthAppRow]), ActivityModule],
  controllers: [ConnectorController],
  providers: [
    { provide: CONNECTORS, useFactory: () => loadConnectors() },
    ConnectorPanels,
    ConnectorRegistry,
    PlannedConnectors,
    ConnectorLibraryService,
    OAuthAppService,
  ],
  exports: [ConnectorPanels, ConnectorRegistry, ConnectorLibraryService, OAuthAppService],
})
export class ConnectorsModule {}
