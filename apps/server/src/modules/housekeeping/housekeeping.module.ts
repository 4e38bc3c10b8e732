import { Module } from '@nestjs/common';
import { HousekeepingService } from './housekeeping.service.ts';

@Module({ providers: [HousekeepingService], exports: [HousekeepingService] })
export class HousekeepingModule {}
