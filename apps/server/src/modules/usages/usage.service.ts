import { Injectable } from '@nestjs/common';
import { InjectDataSource, InjectRepository } from '@nestjs/typeorm';
import type { UsageSummary, Usage as WireUsage } from '@patchbay/contracts/connection';
import { DataSource, Repository } from 'typeorm';
import { blastRadius } from './blast-radius.ts';
import { Usage } from './usage.entity.ts';

/** More places than that in one connection's list tell nobody anything. */
const MOST = 1000;

/** Who depends on a connection, in the words of the modules themselves. */
@Injectable()
export class UsageService {
  constructor(
    @InjectRepository(Usage) private readonly usages: Repository<Usage>,
    @InjectDataSource() private readonly db: DataSource,
  ) {}

  async of(siteId: number, connectionId: number): Promise<WireUsage[]> {
    const rows = await this.usages.find({
      where: { site_id: siteId, connection_id: connectionId },
      order: { module: 'ASC', reference: 'ASC' },
      take: MOST,
    });
    return rows.map((row) => ({
      module: row.module,
      reference: row.reference,
      label: row.label,
      scopes: row.scopes,
      created_at: row.created_at.toISOString(),
    }));
  }

  /** What pausing or disconnecting would stop, `registered` being what `of` answers. */
  summary(
    siteId: number,
    connectionId: number,
    registered: readonly WireUsage[],
  ): Promise<UsageSummary> {
    return blastRadius(this.db, siteId, connectionId, registered);
  }

  async put(usage: Omit<Usage, 'created_at'>): Promise<void> {
    await this.usages.upsert(usage, ['site_id', 'connection_id', 'module', 'reference']);
  }

  async remove(key: Omit<Usage, 'created_at' | 'label' | 'scopes'>): Promise<boolean> {
    const { affected } = await this.usages.delete(key);
    return (affected ?? 0) > 0;
  }
}
