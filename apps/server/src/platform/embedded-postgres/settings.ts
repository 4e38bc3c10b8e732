/**
 * PostgreSQL settings, given on the command line at every start so that a new Patchbay needs no
 * edited file. Sized for a small machine that PostgreSQL shares with the server.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // A socket's path may hold about 100 bytes, which a deep DATA_DIR exceeds; TCP has no such limit.
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  huge_pages: 'off',
  // There is one client and short queries: worker processes would only cost memory.
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  // Nothing replicates from here.
  wal_level: 'minimal',
  max_wal_senders: '0',
  timezone: 'UTC',
  lc_messages: 'C',
  // A failed statement reaches the caller as an error; logged here it would carry values.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_line_prefix: '',
  logging_collector: 'off',
};

/** Test databases are thrown away, so nothing waits for the disk. */
const THROWAWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

/** The `-c name=value` arguments. `durable` keeps every commit on disk; only tests turn it off. */
export function settingArguments(durable: boolean): string[] {
  const settings = durable ? SETTINGS : { ...SETTINGS, ...THROWAWAY };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
