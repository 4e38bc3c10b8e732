import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeliveryExportService } from './delivery-export.service.ts';
import { DeliveryLogController } from './delivery-log.controller.ts';
import { DeliveryLogService } from './delivery-log.service.ts';
import { DeliveryStatsService } from './delivery-stats.service.ts';
import { LogEntry } from './log-entry.entity.ts';

@Module({
  imports: [TypeOrmModule.forFeature([LogEntry])],
  controllers: [DeliveryLogController],
  providers: [DeliveryExportService, DeliveryLogService, DeliveryStatsService],
  exports: [DeliveryLogService],
})
export class DeliveryLogModule {}
