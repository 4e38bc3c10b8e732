import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { HolderList } from '@patchbay/contracts/member';
import type { Capability } from '@patchbay/core/capabilities';
import { DataSource } from 'typeorm';
import { requireUser } from '../../platform/access/require-user.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';

const HOLDERS = `
  SELECT u.id, u.name, u.email FROM members m
    JOIN users u ON u.id = m.user_id
    JOIN roles r ON r.site_id = m.site_id AND r.id = m.role_id
   WHERE m.site_id = $1 AND u.disabled_at IS NULL AND r.capabilities @> $2::jsonb
   ORDER BY u.id LIMIT 5`;

/** Whom to ask for what one may not do oneself: a few who can, and who can sign in. */
@Injectable()
export class Colleagues {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @throws ProblemError 403 `user_required` for a service token */
  async holding(scope: SiteScope, capabilities: readonly Capability[]): Promise<HolderList> {
    requireUser(scope.caller);
    const items: HolderList['items'] = await this.db.query(HOLDERS, [
      scope.siteId,
      JSON.stringify(capabilities),
    ]);
    return { items };
  }
}
