/**
 * Where a payload and what came of it belong. Its row's id is drawn by the insert that stores it, so the message id
 * stands for the row, and the connection keeps it from being sent anywhere else.
 */
export function payloadContext(connectionId: number, messageId: string) {
  return contextOf('payload_blob', connectionId, messageId);
}

/** What its steps have found. */
export function progressContext(connectionId: number, messageId: string) {
  return contextOf('progress_blob', connectionId, messageId);
}

/** What its vendor answered to the caller. */
export function resultContext(connectionId: number, messageId: string) {
  return contextOf('result_blob', connectionId, messageId);
}

function contextOf(column: string, connectionId: number, messageId: string) {
  return { table: 'deliveries', column, row: `${connectionId}:${messageId}` };
}
