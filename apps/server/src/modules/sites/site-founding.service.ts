import { Injectable } from '@nestjs/common';
import { BUILT_IN_ROLES } from '@patchbay/core/capabilities';
import type { EntityManager } from 'typeorm';
import { Member } from '../members/member.entity.ts';
import { Role } from '../roles/role.entity.ts';
import { Site } from './site.entity.ts';

/** Brings a site into being: itself, the roles every site has, and its first administrator. */
@Injectable()
export class SiteFounding {
  /** @throws QueryFailedError when the slug is taken */
  async found(
    manager: EntityManager,
    { slug, name }: Pick<Site, 'slug' | 'name'>,
    administratorId: number,
  ): Promise<Site> {
    const site = manager.create(Site, { slug, name, settings: {} });
    await manager.insert(Site, site);
    const roles = Object.entries(BUILT_IN_ROLES).map(([role, capabilities]) =>
      manager.create(Role, {
        ...{ site_id: site.id, name: role, capabilities: [...capabilities], built_in: true },
      }),
    );
    await manager.insert(Role, roles);
    const [administrator] = roles;
    await manager.insert(Member, {
      ...{ site_id: site.id, user_id: administratorId, role_id: administrator!.id },
    });
    return site;
  }
}
