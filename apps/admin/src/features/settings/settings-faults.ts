import { ProblemError } from '@patchbay/client/problem-error';
import { UpdateSettings } from '@patchbay/contracts/settings';

export interface Fault {
  /** Names and indexes from the outermost inwards: `connector_overrides.hubspot.timeout`. */
  path: string;
  message: string;
}

/** What the server would refuse anyway, by the same schema. */
export class SettingsFaults extends Error {
  override readonly name = 'SettingsFaults';
  readonly faults: Fault[];

  constructor(faults: Fault[]) {
    super('These settings would be refused.');
    this.faults = faults;
  }
}

/** @throws SettingsFaults */
export function requireSound(change: UpdateSettings): void {
  const { error } = UpdateSettings.safeParse(change);
  if (!error) return;
  throw new SettingsFaults(
    error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  );
}

/** What is wrong with the input, by whomever it was found. */
export function faultsOf(error: unknown): Fault[] {
  if (error instanceof SettingsFaults) return error.faults;
  return error instanceof ProblemError ? error.errors : [];
}
