type Listener = () => void;
let listener: Listener | undefined;

/** One listener, the router's; the fetcher must not know the router. */
export function onSessionEnd(next: Listener): void {
  listener = next;
}

export function reportSessionEnd(): void {
  listener?.();
}
