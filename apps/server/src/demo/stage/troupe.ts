import { DEMO_PASSWORD } from '../cast/sites.ts';
import { type Caller, signIn } from './caller.ts';

/** Everybody who acts in the demo; each signs in once, when first needed. */
export class Troupe {
  private readonly signedIn = new Map<string, Promise<Caller>>();

  constructor(
    private readonly baseUrl: string,
    admin: Caller,
  ) {
    this.signedIn.set('admin', Promise.resolve(admin));
  }

  /** @param name an e-mail address, or `admin` for the first administrator */
  as(name: string): Promise<Caller> {
    let caller = this.signedIn.get(name);
    caller ??= signIn(this.baseUrl, name, DEMO_PASSWORD);
    this.signedIn.set(name, caller);
    return caller;
  }
}
