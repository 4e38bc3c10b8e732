import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SavedViewController } from './saved-view.controller.ts';
import { SavedView } from './saved-view.entity.ts';
import { SavedViewService } from './saved-view.service.ts';

@Module({
  imports: [TypeOrmModule.forFeature([SavedView])],
  controllers: [SavedViewController],
  providers: [SavedViewService],
})
export class SavedViewsModule {}
