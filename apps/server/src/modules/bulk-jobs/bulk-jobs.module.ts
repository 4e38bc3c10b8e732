import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.ts';
import { DeliveryMoves } from '../deliveries/delivery-moves.service.ts';
import { BulkJobRunner } from './bulk-job-runner.service.ts';
import { BulkJobWorker } from './bulk-job-worker.service.ts';
import { BulkJobController } from './bulk-job.controller.ts';
import { BulkJob } from './bulk-job.entity.ts';
import { BulkJobService } from './bulk-job.service.ts';

@Module({
  imports: [TypeOrmModule.forFeature([BulkJob]), ActivityModule],
  controllers: [BulkJobController],
  providers: [BulkJobRunner, BulkJobService, BulkJobWorker, DeliveryMoves],
  exports: [BulkJobService, BulkJobWorker, DeliveryMoves],
})
export class BulkJobsModule {}
