export default async function globalTeardown() {
  await globalThis.patchbayDatabaseBroker?.close();
}
