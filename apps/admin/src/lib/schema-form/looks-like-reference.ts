/** Whether a secret that was typed is read as a place in a secret store; the server's own rule. */
export function looksLikeReference(text: string): boolean {
  return /^(env|file|vault):/.test(text.trim());
}
