import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityListService } from './activity-list.service.ts';
import { ActivityController } from './activity.controller.ts';
import { ActivityRow } from './activity.entity.ts';
import { ActivityService } from './activity.service.ts';
import { AuditWitness } from './audit-witness.service.ts';
import { StateChanges } from './state-changes.service.ts';

@Module({
  imports: [TypeOrmModule.forFeature([ActivityRow])],
  controllers: [ActivityController],
  providers: [ActivityListService, ActivityService, AuditWitness, StateChanges],
  exports: [ActivityService, AuditWitness, StateChanges],
})
export class ActivityModule {}
