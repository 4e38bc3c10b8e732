import type { Connection } from '@patchbay/contracts/connection';
import { useHealthWords } from './use-health-words.ts';

/** What is wrong with a connection, in one line; nothing while nothing is. */
export function TroubleText({ connection, vendor }: { connection: Connection; vendor: string }) {
  const words = useHealthWords(connection, vendor);
  return words && <span title={words.text}>{words.title}</span>;
}
