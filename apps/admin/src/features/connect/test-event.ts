/** An action's made-up example as a person edits it. */
export function sampleText(action: { sample?: unknown } | undefined): string {
  return JSON.stringify(action?.sample ?? {}, null, 2);
}

/** What was typed, read; null when it is no JSON object. */
export function eventInput(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
