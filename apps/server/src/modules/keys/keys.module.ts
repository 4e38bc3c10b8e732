import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.ts';
import { KeyRotationRunner } from './key-rotation-runner.service.ts';
import { KeyRotationWorker } from './key-rotation-worker.service.ts';
import { KeyRotation } from './key-rotation.entity.ts';
import { KeyRotationService } from './key-rotation.service.ts';

@Module({
  imports: [TypeOrmModule.forFeature([KeyRotation]), ActivityModule],
  providers: [KeyRotationRunner, KeyRotationService, KeyRotationWorker],
  exports: [KeyRotationRunner, KeyRotationService, KeyRotationWorker],
})
export class KeysModule {}
