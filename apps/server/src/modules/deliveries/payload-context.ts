/**
 * Where a payload belongs. Its row's id is drawn by the insert that stores it, so the message id
 * stands for the row, and the connection keeps it from being sent anywhere else.
 */
export function payloadContext(connectionId: number, messageId: string) {
  return { table: 'deliveries', column: 'payload_blob', row: `${connectionId}:${messageId}` };
}
