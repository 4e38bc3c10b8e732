const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const DAY = `from=${ago(3)}&to=${ago(2)}`;
const MONTH = `from=${ago(40)}&to=${ago(10)}`;

export const SORTS = ['attempted_at', 'latency_ms', 'vendor_response_code', 'outcome'].flatMap(
  (field) => [`-${field}`, field],
);

/** Frequent, middling, rare and absent of each filter, and filters together. */
export const FILTERS = [
  '',
  ...['outcome=delivered', 'outcome=failed', 'outcome=failed,retried', 'outcome=delivered,failed'],
  ...['connection_id=1', 'connection_id=30', 'connection_id=60'],
  // One that hardly ever arrives, and one that hardly ever fails.
  ...['connection_id=60&outcome=delivered', 'connection_id=59&outcome=failed'],
  ...['shop', 'workflows', 'audit', 'backup', 'absent'].map((name) => `originating_module=${name}`),
  ...['stripe', 'exact_online', 'absent', 'stripe,exact_online'].map((c) => `connector_type=${c}`),
  ...[
    'outcome=failed',
    'outcome=delivered',
    'q=refund',
    'originating_module=shop',
    'connection_id=30',
  ].flatMap((more) => ['hubspot', 'exact_online,stripe'].map((c) => `connector_type=${c}&${more}`)),
  ...['order', 'invoice', 'refund', 'needle', 'zzqqxx', 'order-54321', '77'].map((q) => `q=${q}`),
  ...[DAY, MONTH, `to=${ago(60)}`],
  ...['connection_id=30&originating_module=shop', 'connection_id=30&originating_module=audit'],
  ...['connection_id=30&q=order', 'connection_id=30&q=refund', 'connection_id=30&q=needle'],
  ...['outcome=failed&originating_module=shop', 'outcome=failed&q=refund'],
  ...[`connection_id=30&${DAY}`, `outcome=failed&${DAY}`, `q=refund&${DAY}`, `q=refund&${MONTH}`],
  'originating_module=shop&q=refund',
  `connection_id=30&outcome=failed,retried&originating_module=shop&q=order&${MONTH}`,
];
