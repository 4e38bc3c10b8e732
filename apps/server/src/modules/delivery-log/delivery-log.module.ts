import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeliveryExportService } from './delivery-export.service.ts';
import { DeliveryLogController } from './delivery-log.controller.ts';
import { DeliveryLogService } from './delivery-log.service.ts';
import { DeliveryStatsService } from './delivery-stats.service.ts';
import { LogEntry } from './log-entry.entity.ts';
import { LogStreamService } from './stream/log-stream.service.ts';

@Module({
  imports: [TypeOrmModule.forFeature([LogEntry])],
  controllers: [DeliveryLogController],
  providers: [DeliveryExportService, DeliveryLogService, DeliveryStatsService, LogStreamService],
  exports: [DeliveryLogService],
})
export class DeliveryLogModule {}
