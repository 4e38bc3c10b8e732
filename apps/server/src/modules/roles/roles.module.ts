import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.ts';
import { MembersModule } from '../members/members.module.ts';
import { SitesModule } from '../sites/sites.module.ts';
import { RoleController } from './role.controller.ts';
import { RoleService } from './role.service.ts';

@Module({
  imports: [ActivityModule, MembersModule, SitesModule],
  controllers: [RoleController],
  providers: [RoleService],
})
export class RolesModule {}
