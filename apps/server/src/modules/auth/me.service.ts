import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Me, SiteAccess } from '@patchbay/contracts/auth';
import { DataSource } from 'typeorm';
import type { Caller } from '../../platform/access/caller.ts';
import { requireUser } from '../../platform/access/require-user.ts';

const SITES = `
  SELECT s.id, s.slug, s.name, r.name AS role, r.capabilities
  FROM members m
  JOIN sites s ON s.id = m.site_id
  JOIN roles r ON r.site_id = m.site_id AND r.id = m.role_id
  WHERE m.user_id = $1 ORDER BY s.name, s.id`;

@Injectable()
export class MeService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @throws ProblemError 403 `user_required` */
  async me(caller: Caller): Promise<Me> {
    const { id, email, name } = requireUser(caller);
    const sites: SiteAccess[] = await this.db.query(SITES, [id]);
    return { id, email, name, sites };
  }
}
