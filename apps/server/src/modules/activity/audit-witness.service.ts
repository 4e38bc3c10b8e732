import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { MasterKeys } from '../../platform/crypto/master-keys.ts';
import { type StopRepeating, repeatEvery } from '../../platform/schedule-every.ts';
import { ActivityService } from './activity.service.ts';
import { AuditKey } from './audit-key.ts';
import type { Head } from './audit-key.ts';
import { continuesChain } from './continues-chain.ts';
import { openWitness } from './open-witness.ts';
import type { WitnessFiles, Witnessed } from './witness-file.ts';

const LOOK_EVERY_MS = 1000;
const TELL_EVERY_MS = 60 * 60 * 1000;
/** How often a site is looked at for an entry whose transaction has not committed, or never will. */
const PATIENCE = 30;
/** Said once for each time somebody wrote there; looking again would find the same. */
const NOTHING_TO_WAIT_FOR = Number.POSITIVE_INFINITY;

const HEAD = 'SELECT seq, hash, seal FROM activity_heads WHERE site_id = $1';

type SealedHead = Head & { seal: string | null };

/**
 * Notes outside the database how far each site's chain has come, a moment after the commits and for
 * all entries since the last time at once. Never lets go of what it has seen: a chain that is
 * shorter or another one is reported and leaves the note as it is.
 */
@Injectable()
export class AuditWitness {
  private readonly logger = new Logger(AuditWitness.name);
  private files: Promise<WitnessFiles> | undefined;
  /** Sites with entries not yet noted: the newest number, and how often it was looked for. */
  private readonly waiting = new Map<number, { seq: number; looks: number }>();
  private readonly untold = new Map<number, Head>();
  private stops: StopRepeating[] = [];

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(MasterKeys) private readonly masterKeys: MasterKeys,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /** Looks at every site once, then at those this process writes to. */
  async start(): Promise<void> {
    const sites: { site_id: number }[] = await this.db.query('SELECT site_id FROM activity_heads');
    for (const { site_id } of sites) this.waiting.set(site_id, { seq: 0, looks: 0 });
    const warn = (error: unknown) => this.logger.error(error);
    this.stops = [
      repeatEvery(LOOK_EVERY_MS, () => this.look(), warn),
      repeatEvery(TELL_EVERY_MS, () => Promise.resolve(this.tell()), warn),
    ];
  }

  async stop(): Promise<void> {
    await Promise.all(this.stops.map((stop) => stop()));
    await this.look();
    this.tell();
  }

  /** What was seen of a site's chain; null when nothing was. @throws for an unreadable file */
  async seen(siteId: number): Promise<Witnessed | null> {
    return (await this.open()).read(siteId);
  }

  /** Notes what was recorded since the last look and is committed. */
  async look(): Promise<void> {
    for (const [siteId, seq] of this.activity.takeRecorded()) {
      this.waiting.set(siteId, { seq, looks: 0 });
    }
    for (const [siteId, waits] of this.waiting) {
      const noted = await this.noteOrWarn(siteId);
      waits.looks += 1;
      if (noted >= waits.seq || waits.looks > PATIENCE) this.waiting.delete(siteId);
    }
  }

  /** @returns the newest entry noted; 0 when there is none yet */
  private async noteOrWarn(siteId: number): Promise<number> {
    try {
      return await this.note(siteId);
    } catch (error) {
      // The audit goes on without its witness; a full disk must not stop the service.
      this.logger.error(error);
      return 0;
    }
  }

  private async note(siteId: number): Promise<number> {
    const files = await this.open();
    // The note first: another process may write a newer one at any time, and never an older.
    const seen = await files.read(siteId);
    const [head]: SealedHead[] = await this.db.query(HEAD, [siteId]);
    if (!seen && (head?.seq ?? 0) === 0) return 0;
    if (!head || !(await this.isSound(siteId, seen, head))) {
      this.logger.error(
        `The audit of site ${siteId} was changed in the database` +
          (seen ? `; entry ${seen.seq} was ${seen.hash}. ` : '. ') +
          'npm run audit:verify tells more; npm run audit:accept acknowledges a restored backup.',
      );
      return NOTHING_TO_WAIT_FOR;
    }
    if (head.seq === seen?.seq) return head.seq;
    await files.write(siteId, head);
    this.untold.set(siteId, head);
    return head.seq;
  }

  private async isSound(
    siteId: number,
    seen: Witnessed | null,
    head: SealedHead,
  ): Promise<boolean> {
    const key = await AuditKey.load(this.db.manager, this.masterKeys, siteId);
    if (!key?.sealed(head, head.seal)) return false;
    return !seen || continuesChain(this.db, siteId, key, seen, head);
  }

  /** The same in the log, which is often kept elsewhere. */
  private tell(): void {
    for (const [site, { seq, hash }] of this.untold) {
      this.logger.log(`audit head of site ${site}: ${seq} entries, ${hash}`);
    }
    this.untold.clear();
  }

  private open(): Promise<WitnessFiles> {
    this.files ??= openWitness(this.db, this.config.dataDir).catch((error: unknown) => {
      this.files = undefined;
      throw error;
    });
    return this.files;
  }
}
