import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ChangePassword } from '@patchbay/contracts/auth';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { actorOf } from '../../platform/access/caller.ts';
import type { Caller, UserCaller } from '../../platform/access/caller.ts';
import { requireUser } from '../../platform/access/require-user.ts';
import { hashPassword, verifyPassword } from '../../platform/crypto/password.ts';
import { conflict, invalidInput } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { LoginThrottle } from './login-throttle.service.ts';
import { startSession } from './session.ts';
import { User } from './user.entity.ts';

const SITES = 'SELECT site_id FROM members WHERE user_id = $1 ORDER BY site_id';
const END_SESSIONS = `DELETE FROM sessions WHERE sess ->> 'userId' = $1`;

/** A person changes their own password; whoever knew the old one is out. */
@Injectable()
export class PasswordService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(LoginThrottle) private readonly throttle: LoginThrottle,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /**
   * Ends every session of the person and begins a new one for this request.
   * @throws ProblemError 400 naming the field, 403 `user_required`, 409 `no_password` for who signs
   *   in elsewhere only, 429 `too_many_attempts`
   */
  async change(request: Request, caller: Caller, input: ChangePassword): Promise<void> {
    const user = requireUser(caller);
    // A stolen session must not serve to guess the password that it came without.
    const attempt = { email: user.email, address: request.ip ?? '' };
    await this.throttle.admit(attempt);
    const { password_hash } = await this.db.manager.findOneByOrFail(User, { id: user.id });
    if (password_hash === null) throw noPassword();
    if (!(await verifyPassword(password_hash, input.current_password))) {
      await this.throttle.failed(attempt);
      throw invalidInput([{ path: 'current_password', message: 'is not your password' }]);
    }
    if (input.new_password === input.current_password) {
      throw invalidInput([{ path: 'new_password', message: 'must differ from the current one' }]);
    }
    await this.throttle.succeeded(attempt);
    const hash = await hashPassword(input.new_password);
    await this.db.transaction((manager) => this.store(manager, user, password_hash, hash));
    await startSession(request, user.id);
  }

  private async store(
    manager: EntityManager,
    user: UserCaller,
    known: string,
    hash: string,
  ): Promise<void> {
    const key = { id: user.id, password_hash: known };
    const { affected } = await manager.update(User, key, { password_hash: hash });
    if (affected !== 1) throw conflict('password_changed', 'The password was changed meanwhile.');
    await manager.query(END_SESSIONS, [String(user.id)]);
    const sites: { site_id: number }[] = await manager.query(SITES, [user.id]);
    for (const { site_id } of sites) {
      await this.activity.record(manager, {
        ...{ siteId: site_id, actor: actorOf(user), action: 'member.password', outcome: 'ok' },
      });
    }
  }
}

const noPassword = () =>
  conflict('no_password', 'You sign in by single sign-on and have no password here.');
