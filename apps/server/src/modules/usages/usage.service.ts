import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Usage as WireUsage } from '@patchbay/contracts/connection';
import { Repository } from 'typeorm';
import { Usage } from './usage.entity.ts';

/** Who depends on a connection, in the words of the modules themselves. */
@Injectable()
export class UsageService {
  constructor(@InjectRepository(Usage) private readonly usages: Repository<Usage>) {}

  async of(siteId: number, connectionId: number): Promise<WireUsage[]> {
    const rows = await this.usages.find({
      where: { site_id: siteId, connection_id: connectionId },
      order: { module: 'ASC', reference: 'ASC' },
    });
    return rows.map((row) => ({
      module: row.module,
      reference: row.reference,
      label: row.label,
      created_at: row.created_at.toISOString(),
    }));
  }

  async put(usage: Omit<Usage, 'created_at'>): Promise<void> {
    await this.usages.upsert(usage, ['site_id', 'connection_id', 'module', 'reference']);
  }

  async remove(key: Omit<Usage, 'created_at' | 'label'>): Promise<boolean> {
    const { affected } = await this.usages.delete(key);
    return (affected ?? 0) > 0;
  }
}
