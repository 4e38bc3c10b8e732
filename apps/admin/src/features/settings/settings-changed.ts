import type { Settings } from '@patchbay/contracts/settings';

/** Somebody else saved what is about to be replaced, after it was shown here. Nothing was sent. */
export class SettingsChanged extends Error {
  override readonly name = 'SettingsChanged';
  readonly now: Settings;

  constructor(now: Settings) {
    super('The settings changed since they were shown.');
    this.now = now;
  }
}
