/**
 * Where browsers and vendors reach this service: PUBLIC_URL, or localhost with the port that is
 * actually bound, which for `PORT=0` is known only after listening.
 */
export class PublicUrl {
  private base: string | undefined;

  constructor(configured: string | undefined) {
    this.base = configured;
  }

  listening(port: number): void {
    this.base ??= `http://localhost:${port}`;
  }

  /** Without a slash at its end. */
  get value(): string {
    if (!this.base) throw new Error('the public address is not known before the server listens');
    return this.base;
  }

  get origin(): string {
    return new URL(this.value).origin;
  }

  get secure(): boolean {
    return this.base?.startsWith('https://') ?? false;
  }

  /** RFC 6749 section 3.1.2; what an operator registers at the vendor. */
  get redirectUri(): string {
    return `${this.value}/oauth/callback`;
  }
}
