import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Login } from '@patchbay/contracts/auth';
import type { Request, Response } from 'express';
import { IsNull, Repository } from 'typeorm';
import { OriginCheck } from '../../platform/access/origin-check.ts';
import { ProblemError } from '../../platform/errors/problem.ts';
import { LoginThrottle } from './login-throttle.service.ts';
import { verifyPassword } from '../../platform/crypto/password.ts';
import { SESSION_COOKIE } from './session-limits.ts';
import { endSession, startSession } from './session.ts';
import { User } from './user.entity.ts';

@Injectable()
export class SignInService {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    @Inject(LoginThrottle) private readonly throttle: LoginThrottle,
    @Inject(OriginCheck) private readonly origin: OriginCheck,
  ) {}

  /**
   * Unknown and disabled people, people without a password and wrong passwords get the same answer
   * after the same work.
   * @throws ProblemError 401 `wrong_credentials`, 429 `too_many_attempts`
   */
  async signIn(request: Request, { email, password }: Login): Promise<void> {
    this.origin.check(request);
    const attempt = { email: email.toLowerCase(), address: request.ip ?? '' };
    await this.throttle.admit(attempt);
    const user = await this.users.findOneBy({ email: attempt.email, disabled_at: IsNull() });
    const matches = await verifyPassword(user?.password_hash ?? null, password);
    if (!user || !matches) {
      await this.throttle.failed(attempt);
      throw wrongCredentials();
    }
    await this.throttle.succeeded(attempt);
    await startSession(request, user.id);
  }

  /** For who has proven who they are elsewhere. */
  begin(request: Request, userId: number): Promise<void> {
    return startSession(request, userId);
  }

  async signOut(request: Request, response: Response): Promise<void> {
    await endSession(request);
    response.clearCookie(SESSION_COOKIE, { path: '/' });
  }
}

const wrongCredentials = () =>
  new ProblemError(401, 'wrong_credentials', 'The e-mail address or the password is wrong.');
