import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.ts';
import { ConnectionsModule } from '../connections/connections.module.ts';
import { DeliveriesModule } from '../deliveries/deliveries.module.ts';
import { AttentionController } from './attention.controller.ts';
import { AttentionService } from './attention.service.ts';
import { StartStepsService } from './start-steps.service.ts';

@Module({
  imports: [AlertsModule, ConnectionsModule, DeliveriesModule],
  controllers: [AttentionController],
  providers: [AttentionService, StartStepsService],
})
export class AttentionModule {}
