import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ListQuery, Page } from '@patchbay/contracts/common';
import type { Member as WireMember } from '@patchbay/contracts/member';
import { Repository } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { applyKeyset, toPage } from '../../platform/database/keyset.ts';
import type { Keyset } from '../../platform/database/keyset.ts';
import { User } from '../auth/user.entity.ts';
import { Role } from '../roles/role.entity.ts';
import { Member } from './member.entity.ts';

type Row = Omit<WireMember, 'created_at'> & { created_at: Date };

@Injectable()
export class MemberListService {
  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}

  async list(scope: SiteScope, { limit, cursor }: ListQuery): Promise<Page<WireMember>> {
    const keyset: Keyset = {
      ...{ column: 'm.user_id', id: 'm.user_id', type: 'bigint', nullable: false },
      ...{ descending: false, limit, cursor, fingerprint: ['members', scope.siteId] },
    };
    const select = this.members
      .createQueryBuilder('m')
      .innerJoin(User, 'u', 'u.id = m.user_id')
      .innerJoin(Role, 'r', 'r.site_id = m.site_id AND r.id = m.role_id')
      .select(['u.id AS id', 'u.email AS email', 'u.name AS name', 'm.created_at AS created_at'])
      .addSelect(['r.id AS role_id', 'r.name AS role', 'm.origin AS origin'])
      .addSelect('u.disabled_at IS NOT NULL', 'disabled')
      .where('m.site_id = :siteId', scope);
    const rows: Row[] = await applyKeyset(select, keyset).getRawMany();
    return toPage(rows, keyset, ({ id }) => ({ value: id, id }), toWire);
  }
}

function toWire(row: Row): WireMember {
  return { ...row, created_at: row.created_at.toISOString() };
}
