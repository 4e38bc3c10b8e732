import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { SYSTEM } from '../../platform/access/caller.ts';
import { hashPassword } from '../../platform/crypto/password.ts';
import { randomBase64Url } from '../../platform/crypto/random.ts';
import { Secret } from '../../platform/logging/secret.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { SiteFounding } from '../sites/site-founding.service.ts';
import { User } from './user.entity.ts';

/** Any process may be the first; the number is arbitrary. */
const FIRST_START_LOCK = 7_204_153_002;
/** 20 characters of base64url. */
const PASSWORD_BYTES = 15;

export interface CreatedAdministrator {
  email: string;
  /** Only when it was made up here; to be printed once, as nothing else knows it. */
  password: Secret | undefined;
}

/** The first start creates the site `default` and somebody who can sign in. */
@Injectable()
export class FirstAdministrator {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(SiteFounding) private readonly founding: SiteFounding,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /**
   * @param admin e-mail address in lower case; a random password is made up without one
   * @returns null when there is a user already
   */
  ensure(admin: {
    email: string;
    password: string | undefined;
  }): Promise<CreatedAdministrator | null> {
    return this.db.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [FIRST_START_LOCK]);
      if (await manager.existsBy(User, {})) return null;
      const madeUp = admin.password === undefined ? randomBase64Url(PASSWORD_BYTES) : undefined;
      await this.create(manager, admin.email, (admin.password ?? madeUp)!);
      return { email: admin.email, password: madeUp === undefined ? undefined : Secret.of(madeUp) };
    });
  }

  private async create(manager: EntityManager, email: string, password: string): Promise<void> {
    const user = manager.create(User, {
      ...{ email, name: 'Administrator', password_hash: await hashPassword(password) },
    });
    await manager.insert(User, user);
    const site = await this.founding.found(manager, { slug: 'default', name: 'Default' }, user.id);
    await this.activity.record(manager, {
      ...{ siteId: site.id, actor: SYSTEM, action: 'site.create', outcome: 'ok' },
      after: { slug: site.slug, name: site.name, administrator: email },
    });
  }
}
