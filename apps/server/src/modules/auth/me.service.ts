import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { packAccess } from '@patchbay/contracts/access-ability';
import type { Me, SiteAccess } from '@patchbay/contracts/auth';
import { accessRules } from '@patchbay/core/access-rules';
import type { Holding } from '@patchbay/core/access-rules';
import { DataSource } from 'typeorm';
import type { Caller } from '../../platform/access/caller.ts';
import { requireUser } from '../../platform/access/require-user.ts';

const SITES = `
  SELECT s.id, s.slug, s.name, r.name AS role, r.capabilities,
    s.settings -> 'family_overrides' AS family_overrides
  FROM members m
  JOIN sites s ON s.id = m.site_id
  JOIN roles r ON r.site_id = m.site_id AND r.id = m.role_id
  WHERE m.user_id = $1 ORDER BY s.name, s.id`;

type Row = Omit<SiteAccess, 'rules'> & {
  family_overrides: NonNullable<Holding['familyOverrides']> | null;
};

@Injectable()
export class MeService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @throws ProblemError 403 `user_required` */
  async me(caller: Caller): Promise<Me> {
    const { id, email, name } = requireUser(caller);
    const rows: Row[] = await this.db.query(SITES, [id]);
    return { id, email, name, sites: rows.map(toAccess) };
  }
}

/** The rules are the ones the server decides by, so that the page explains exactly what it does. */
function toAccess({ family_overrides, ...site }: Row): SiteAccess {
  const familyOverrides = family_overrides ?? {};
  const rules = accessRules({ capabilities: site.capabilities, familyOverrides });
  return { ...site, rules: packAccess(rules) };
}
