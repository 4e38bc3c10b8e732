import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityListService } from './activity-list.service.ts';
import { ActivityController } from './activity.controller.ts';
import { ActivityRow } from './activity.entity.ts';
import { ActivityService } from './activity.service.ts';

@Module({
  imports: [TypeOrmModule.forFeature([ActivityRow])],
  controllers: [ActivityController],
  providers: [ActivityListService, ActivityService],
  exports: [ActivityService],
})
export class ActivityModule {}
