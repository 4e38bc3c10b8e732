import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/connections.module.ts';
import { ConnectorsModule } from '../connectors/connectors.module.ts';
import { ProxyLogService } from './proxy-log.service.ts';
import { ProxyController } from './proxy.controller.ts';
import { ProxyService } from './proxy.service.ts';

@Module({
  imports: [ConnectionsModule, ConnectorsModule],
  controllers: [ProxyController],
  providers: [ProxyLogService, ProxyService],
})
export class ProxyModule {}
