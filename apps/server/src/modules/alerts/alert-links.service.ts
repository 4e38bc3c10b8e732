import { Inject, Injectable } from '@nestjs/common';
import { PublicUrl } from '../../platform/http/public-url.ts';

/** Where an operator reads on. */
@Injectable()
export class AlertLinks {
  constructor(@Inject(PublicUrl) private readonly publicUrl: PublicUrl) {}

  connection(slug: string, id: number): string {
    return `${this.publicUrl.value}/sites/${slug}/connections/${id}`;
  }

  alerts(slug: string): string {
    return `${this.publicUrl.value}/sites/${slug}/alerts`;
  }

  settings(slug: string): string {
    return `${this.publicUrl.value}/sites/${slug}/settings/alerts`;
  }

  /** The host of mails' identifiers. */
  get host(): string {
    return new URL(this.publicUrl.value).hostname;
  }
}
