import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/connections.module.ts';
import { PickerController } from './picker.controller.ts';

@Module({ imports: [ConnectionsModule], controllers: [PickerController] })
export class PickersModule {}
