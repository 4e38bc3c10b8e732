/** A delivery that was answered with 202. */
export interface Accepted {
  /** Its event identifier, which nothing else has. */
  event: string;
  producer: string;
  /** Its place among what this producer handed over. */
  sequence: number;
  deliveryId: number;
}

/** What was accepted, as the producers were told. */
export class Ledger {
  readonly accepted = new Map<string, Accepted>();
  /** Where two answers for one idempotency key differ. */
  readonly contradictions: string[] = [];

  note(entry: Accepted): void {
    const known = this.accepted.get(entry.event);
    if (known && known.deliveryId !== entry.deliveryId) {
      this.contradictions.push(
        `${entry.event} was accepted as ${known.deliveryId}, and with the same key as ${entry.deliveryId}`,
      );
    }
    this.accepted.set(entry.event, known ?? entry);
  }
}
