import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.ts';
import { SiteFounding } from './site-founding.service.ts';
import { SiteController } from './site.controller.ts';
import { SiteService } from './site.service.ts';

@Module({
  imports: [ActivityModule],
  controllers: [SiteController],
  providers: [SiteFounding, SiteService],
  exports: [SiteFounding, SiteService],
})
export class SitesModule {}
