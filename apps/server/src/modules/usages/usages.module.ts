import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Usage } from './usage.entity.ts';
import { UsageService } from './usage.service.ts';

@Module({
  imports: [TypeOrmModule.forFeature([Usage])],
  providers: [UsageService],
  exports: [UsageService],
})
export class UsagesModule {}
