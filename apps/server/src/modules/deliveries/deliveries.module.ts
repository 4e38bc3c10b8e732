import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.ts';
import { BulkJobsModule } from '../bulk-jobs/bulk-jobs.module.ts';
import { ConnectionsModule } from '../connections/connections.module.ts';
import { ConnectorsModule } from '../connectors/connectors.module.ts';
import { DeliveryLogModule } from '../delivery-log/delivery-log.module.ts';
import { VendorLimitsModule } from '../vendor-limits/vendor-limits.module.ts';
import { DeliveryAcceptService } from './delivery-accept.service.ts';
import { DeliveryFileService } from './delivery-file.service.ts';
import { DeliveryListService } from './delivery-list.service.ts';
import { DeliveryResultService } from './delivery-result.service.ts';
import { DeliverySignal } from './delivery-signal.service.ts';
import { DeliveryController } from './delivery.controller.ts';
import { Delivery } from './delivery.entity.ts';
import { DeliveryService } from './delivery.service.ts';
import { DeliveryMetrics } from './queue/delivery-metrics.service.ts';
import { HeldWorkService } from './held-work.service.ts';
import { QueueLimitService } from './queue/queue-limit.service.ts';
import { QueueSnapshotService } from './queue/queue-snapshot.service.ts';
import { DeliveryCalls } from './limits/delivery-calls.service.ts';
import { LaneLimits } from './limits/lane-limits.service.ts';
import { WaitingService } from './waiting.service.ts';
import { ActionRunner } from './worker/action-runner.service.ts';
import { AttemptService } from './worker/attempt.service.ts';
import { DeliveryPlane } from './worker/delivery-plane.service.ts';
import { DeliveryWorker } from './worker/delivery-worker.service.ts';
import { FileRoom } from './worker/file-room.service.ts';
import { LaneClaimer } from './worker/lane-claimer.service.ts';
import { ObservationService } from './worker/observation.service.ts';
import { ProbeService } from './worker/probe.service.ts';
import { PayloadOpener } from './worker/payload-opener.service.ts';
import { ProgressStore } from './worker/progress-store.service.ts';
import { ResultSealer } from './worker/result-sealer.service.ts';
import { ResultWriter } from './worker/result-writer.service.ts';

@Module({
  imports: [
    TypeOrmModule.forFeature([Delivery]),
    ActivityModule,
    BulkJobsModule,
    ConnectionsModule,
    ConnectorsModule,
    DeliveryLogModule,
    VendorLimitsModule,
  ],
  controllers: [DeliveryController],
  providers: [
    ActionRunner,
    AttemptService,
    PayloadOpener,
    DeliveryAcceptService,
    DeliveryCalls,
    DeliveryMetrics,
    DeliveryPlane,
    DeliveryFileService,
    DeliveryListService,
    DeliveryResultService,
    DeliveryService,
    DeliverySignal,
    DeliveryWorker,
    FileRoom,
    HeldWorkService,
    LaneClaimer,
    LaneLimits,
    ObservationService,
    ProbeService,
    ProgressStore,
    QueueLimitService,
    QueueSnapshotService,
    ResultSealer,
    ResultWriter,
    WaitingService,
  ],
  exports: [DeliveryPlane, HeldWorkService, QueueSnapshotService],
})
export class DeliveriesModule {}
