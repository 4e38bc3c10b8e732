const STYLE = `
:root { color-scheme: light dark; --bg: #f4f5f7; --card: #fff; --ink: #1b1f24; --soft: #59616b;
  --line: #d8dce1; --accent: #2456c9; --on-accent: #fff; }
@media (prefers-color-scheme: dark) { :root { --bg: #14171b; --card: #1d2126; --ink: #eef0f2;
  --soft: #a7afb8; --line: #363c44; --accent: #8db0ff; --on-accent: #10131a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: 1rem; min-height: 100vh; display: grid;
  align-content: center; gap: 1rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px;
  padding: 1.5rem; overflow-wrap: anywhere; }
header { display: flex; align-items: center; gap: .75rem; margin-bottom: 1rem; }
.mark { width: 2.5rem; height: 2.5rem; border-radius: 8px; background: var(--accent);
  color: var(--on-accent); display: grid; place-items: center; font-weight: 700; flex: none; }
h1 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .5rem; }
p { margin: 0 0 .75rem; } .soft { color: var(--soft); font-size: .9rem; }
ul { list-style: none; margin: 0 0 1rem; padding: 0; }
li { border-top: 1px solid var(--line); padding: .6rem 0; } li:last-child { border-bottom: 1px solid var(--line); }
code { font-size: .8rem; color: var(--soft); display: block; }
label { display: flex; gap: .6rem; align-items: flex-start; } input { width: 1.15rem; height: 1.15rem;
  margin-top: .2rem; accent-color: var(--accent); flex: none; }
details { margin: 0 0 1rem; } summary { cursor: pointer; color: var(--accent); padding: .3rem 0; }
button, .button { font: inherit; min-height: 2.75rem; padding: .5rem 1.1rem; border-radius: 8px;
  border: 1px solid var(--line); background: transparent; color: var(--ink); cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
button.wide { width: 100%; text-align: left; margin-bottom: .5rem; }
button.link { border: 0; padding: 0; min-height: 0; color: var(--accent); text-decoration: underline; }
.actions { display: flex; gap: .75rem; flex-wrap: wrap; } .actions button { flex: 1; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.account { display: flex; justify-content: space-between; gap: 1rem; align-items: center; flex-wrap: wrap;
  border: 1px solid var(--line); border-radius: 8px; padding: .6rem .8rem; margin-bottom: 1rem; }
`;

/** The frame of every page of the stand-in vendors: one card, readable at 390 pixels, light and dark. */
export function page(vendorName: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<section>
<header><span class="mark" aria-hidden="true">${escapeHtml(initials(vendorName))}</span>
<span><strong>${escapeHtml(vendorName)}</strong><br><span class="soft">stand-in for tests and the demo</span></span></header>
${body}
</section>
</main>
</body>
</html>`;
}

export function escapeHtml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
}
