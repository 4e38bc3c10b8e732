import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.ts';
import { TokenController } from './token.controller.ts';
import { TokenService } from './token.service.ts';

@Module({
  imports: [ActivityModule],
  controllers: [TokenController],
  providers: [TokenService],
})
export class TokensModule {}
