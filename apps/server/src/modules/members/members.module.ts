import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.ts';
import { SitesModule } from '../sites/sites.module.ts';
import { Colleagues } from './colleagues.service.ts';
import { Holders } from './holders.service.ts';
import { MemberListService } from './member-list.service.ts';
import { MemberSwitch } from './member-switch.service.ts';
import { MemberController } from './member.controller.ts';
import { Member } from './member.entity.ts';
import { MemberService } from './member.service.ts';

@Module({
  imports: [TypeOrmModule.forFeature([Member]), ActivityModule, SitesModule],
  controllers: [MemberController],
  providers: [Colleagues, Holders, MemberListService, MemberService, MemberSwitch],
  exports: [Holders],
})
export class MembersModule {}
