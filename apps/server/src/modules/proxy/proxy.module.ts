import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { ConnectionsModule } from '../connections/connections.module.ts';
import { ConnectorsModule } from '../connectors/connectors.module.ts';
import { VendorLimitsModule } from '../vendor-limits/vendor-limits.module.ts';
import { LookAheadMiddleware } from './look-ahead.middleware.ts';
import { ProxyLogService } from './proxy-log.service.ts';
import { ProxyController } from './proxy.controller.ts';
import { ProxyService } from './proxy.service.ts';

@Module({
  imports: [ConnectionsModule, ConnectorsModule, VendorLimitsModule],
  controllers: [ProxyController],
  providers: [ProxyLogService, ProxyService],
})
export class ProxyModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(LookAheadMiddleware).forRoutes(ProxyController);
  }
}
