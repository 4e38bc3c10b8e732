import { Inject, Injectable } from '@nestjs/common';
import { sign } from '@patchbay/connectors/webhook_generic/sign';
import { OutboundClient } from '../../platform/outbound/outbound-client.ts';
import { OutboundError } from '../../platform/outbound/outbound-error.ts';
import type { AlertWebhookRow } from './alert-webhook.entity.ts';
import { AlertWebhooks } from './alert-webhook.service.ts';
import type { AlertEvent } from './enqueue-events.ts';

/** How a post ended. */
export interface Posted {
  ok: boolean;
  /** The HTTP status; null without an answer. */
  code: number | null;
  message: string;
}

/** Posts events to a site's own receiver, signed as Standard Webhooks says, through the one door. */
@Injectable()
export class AlertPoster {
  constructor(
    @Inject(OutboundClient) private readonly outbound: OutboundClient,
    @Inject(AlertWebhooks) private readonly webhooks: AlertWebhooks,
  ) {}

  /** @param id the event's `webhook-id`, stable over all attempts */
  async post(
    webhook: AlertWebhookRow,
    event: AlertEvent,
    id: string,
    signal?: AbortSignal,
  ): Promise<Posted> {
    const credentials = await this.webhooks.secrets(webhook);
    const body = JSON.stringify(event);
    try {
      const { status } = await this.outbound.send({
        method: 'POST',
        url: new URL(webhook.url),
        headers: { 'content-type': 'application/json' },
        body,
        pathTemplate: '/{path}',
        connector: 'alert_webhook',
        redirect: 'manual',
        signal,
        prepare: ({ method, url, headers }) =>
          sign(
            { method, url, headers, body },
            { credentials, settings: {}, now: Date.now(), messageId: id },
          ),
      });
      const ok = status >= 200 && status < 300;
      const said = ok ? 'took it' : 'did not take it';
      return { ok, code: status, message: `The receiver ${said}: HTTP ${status}.` };
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      return { ok: false, code: null, message: error.message };
    }
  }
}
