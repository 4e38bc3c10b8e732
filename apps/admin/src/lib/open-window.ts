/**
 * A window for a vendor's page. Call it in the click itself, or browsers block it; null when they do.
 * Its page gets no hold of ours (`opener`), so it cannot lead it elsewhere.
 */
export function openWindow(says: string, address = 'about:blank'): Window | null {
  const [width, height] = [620, 760];
  const left = Math.max(0, window.screenX + (window.outerWidth - width) / 2);
  const top = Math.max(0, window.screenY + (window.outerHeight - height) / 3);
  const features = `popup,width=${width},height=${height},left=${left},top=${top}`;
  const opened = window.open('about:blank', '_blank', features);
  if (!opened || opened.closed) return null;
  opened.opener = null;
  opened.document.title = says;
  opened.document.body.textContent = says;
  if (address !== 'about:blank') opened.location.replace(address);
  return opened;
}
