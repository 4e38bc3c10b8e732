import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Config } from '../../config.ts';
import { CONFIG } from '../config.token.ts';
import { MasterKeys } from '../crypto/master-keys.ts';
import { type StopRepeating, repeatEvery } from '../schedule-every.ts';
import { HOLDER_HEARTBEAT_MS, KeyHolders } from './key-holders.service.ts';
import { rewrapKeys, wrappedBy } from './rewrap-keys.ts';

/**
 * Carries a rotation of the master key through: notices a new key file, waits until every running
 * process has the new key, wraps what is stored with it, and says when the old one has done its
 * service. Every process does this; nothing of it is remembered but in the stored keys themselves.
 */
@Injectable()
export class KeyTending {
  private readonly logger = new Logger(KeyTending.name);
  private stopTending: StopRepeating | undefined;
  /** What was last said, so that it is said once. */
  private said = '';

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(MasterKeys) private readonly masterKeys: MasterKeys,
    @Inject(KeyHolders) private readonly holders: KeyHolders,
  ) {}

  /** To be called before this process wraps anything: it then knows what the others can open. */
  async start(): Promise<void> {
    await this.announce();
    this.stopTending = repeatEvery(
      HOLDER_HEARTBEAT_MS,
      () => this.tend(),
      (error) => this.logger.error(error),
    );
  }

  async stop(): Promise<void> {
    await this.stopTending?.();
    await this.holders.leave();
  }

  async tend(): Promise<void> {
    await this.masterKeys.reread();
    await this.announce();
    const { newest, wrapping } = this.masterKeys;
    if (newest.id !== wrapping.id) {
      this.say(`Master key ${newest.id} waits for processes that do not have it yet.`);
      return;
    }
    const wrapped = await wrappedBy(this.db);
    if ([...wrapped.keys()].some((id) => id !== newest.id)) await this.rewrap();
    else this.sayWhatIsOver();
  }

  private async announce(): Promise<void> {
    await this.holders.announce(this.masterKeys.ids, this.config.keyCacheMs);
    const living = await this.holders.living();
    this.masterKeys.wrapForAll(living.map(({ masterKeyIds }) => masterKeyIds));
  }

  private async rewrap(): Promise<void> {
    const { changed, failures } = await rewrapKeys(this.db, this.masterKeys);
    if (changed > 0) {
      this.logger.log(
        `${changed} keys are now wrapped by master key ${this.masterKeys.newest.id}.`,
      );
    }
    for (const error of failures) this.say(error.message);
  }

  private sayWhatIsOver(): void {
    const [, ...older] = this.masterKeys.ids;
    if (older.length === 0) return;
    this.say(
      `Master key ${older.join(', ')} is no longer needed here; keep it with the backups made ` +
        'before, and remove MASTER_KEY_PREVIOUS or the older key file.',
    );
  }

  private say(line: string): void {
    if (line === this.said) return;
    this.said = line;
    this.logger.log(line);
  }
}
