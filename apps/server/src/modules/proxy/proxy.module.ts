import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/connections.module.ts';
import { ProxyLogService } from './proxy-log.service.ts';
import { ProxyController } from './proxy.controller.ts';
import { ProxyService } from './proxy.service.ts';

@Module({
  imports: [ConnectionsModule],
  controllers: [ProxyController],
  providers: [ProxyLogService, ProxyService],
})
export class ProxyModule {}
