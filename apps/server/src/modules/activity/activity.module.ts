import { Module } from '@nestjs/common';
import { ActivityService } from './activity.service.ts';

@Module({ providers: [ActivityService], exports: [ActivityService] })
export class ActivityModule {}
