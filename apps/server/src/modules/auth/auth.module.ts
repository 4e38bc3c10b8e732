import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CallerResolver } from '../../platform/access/caller-resolver.ts';
import { ActivityModule } from '../activity/activity.module.ts';
import { SitesModule } from '../sites/sites.module.ts';
import { AuthCleaning } from './auth-cleaning.service.ts';
import { AuthController } from './auth.controller.ts';
import { CallerResolverService } from './caller-resolver.service.ts';
import { FirstAdministrator } from './first-administrator.service.ts';
import { LoginThrottle } from './login-throttle.service.ts';
import { MeService } from './me.service.ts';
import { PasswordService } from './password.service.ts';
import { SignInService } from './sign-in.service.ts';
import { User } from './user.entity.ts';

/** Global, because the access guard of every module asks its `CallerResolver`. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([User]), ActivityModule, SitesModule],
  controllers: [AuthController],
  providers: [
    { provide: CallerResolver, useClass: CallerResolverService },
    AuthCleaning,
    FirstAdministrator,
    LoginThrottle,
    MeService,
    PasswordService,
    SignInService,
  ],
  exports: [CallerResolver, FirstAdministrator, SignInService],
})
export class AuthModule {}
