import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.ts';
import { MembersModule } from '../members/members.module.ts';
import { SitesModule } from '../sites/sites.module.ts';
import { GroupRoles } from './group-roles.service.ts';
import { SsoMemberships } from './sso-memberships.service.ts';
import { SsoPeople } from './sso-people.service.ts';
import { SsoProvider } from './sso-provider.service.ts';
import { SsoController } from './sso.controller.ts';
import { SsoService } from './sso.service.ts';

@Module({
  imports: [ActivityModule, MembersModule, SitesModule],
  controllers: [SsoController],
  providers: [GroupRoles, SsoMemberships, SsoPeople, SsoProvider, SsoService],
  exports: [GroupRoles],
})
export class SsoModule {}
