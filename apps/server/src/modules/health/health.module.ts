import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module.ts';
import { HealthController } from './health.controller.ts';
import { ReadinessService } from './readiness.service.ts';

@Module({
  imports: [DeliveriesModule],
  controllers: [HealthController],
  providers: [ReadinessService],
})
export class HealthModule {}
