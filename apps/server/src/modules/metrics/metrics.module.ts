import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module.ts';
import { MetricsController } from './metrics.controller.ts';
import { MetricsService } from './metrics.service.ts';

@Module({
  imports: [DeliveriesModule],
  controllers: [MetricsController],
  providers: [MetricsService],
})
export class MetricsModule {}
