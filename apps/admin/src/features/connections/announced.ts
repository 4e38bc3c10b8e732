const ANNOUNCED = ['test', 'refresh', 'pause', 'resume', 'reconnect'] as const;

/** What stands in the state's place while it is being done; the vendor may take its time. */
export function isAnnounced(action: string): action is (typeof ANNOUNCED)[number] {
  return ANNOUNCED.some((each) => each === action);
}
