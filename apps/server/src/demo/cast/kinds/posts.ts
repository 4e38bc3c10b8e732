import type { EventKind } from '../stream.ts';

/** Figures for a dashboard, once an hour or so; one widget still asks for the old shop's property. */
export const dashboardReport: EventKind = {
  module: 'posts',
  action: 'run_report',
  share: 20,
  status: 200,
  make({ at, random }) {
    const widget = random.pick(['visitors', 'top-pages', 'campaigns', 'countries']);
    const stale = random.percent(1.5);
    return {
      identifier: `report-${widget}-${at.toISOString().slice(0, 13)}h`,
      input: {
        dimensions: [widget === 'countries' ? 'country' : 'pagePath'],
        metrics: ['activeUsers', 'sessions'],
        start_date: '7daysAgo',
        limit: 25,
        ...(stale && { property_id: '390044171' }),
      },
      ...(stale && { refused: { status: 403, code: 'PERMISSION_DENIED' } }),
    };
  },
};

/** A post went out: what its readers click counts from now on. */
export const keyEvent: EventKind = {
  module: 'posts',
  action: 'create_key_event',
  share: 1,
  status: 200,
  make({ serial }) {
    const number = serial(21000, 700);
    return {
      identifier: `post-${number}/key-event`,
      input: { event_name: `post_${number}_read`, once_per_session: true },
    };
  },
};
