/** One line of Prometheus' text: what is measured, and how much. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** @param address of the process, without a path */
export async function readMetrics(address: string): Promise<Sample[]> {
  const answer = await fetch(`${address}/metrics`);
  if (answer.status !== 200) throw new Error(`metrics: ${answer.status} ${await answer.text()}`);
  return parseMetrics(await answer.text());
}

export function parseMetrics(text: string): Sample[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line)!;
    const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, text]) => [key, text]);
    return { name: name!, labels: Object.fromEntries(pairs), value: Number(value) };
  });
}

/** The sum over every series of `name` that has these labels. */
export function total(
  samples: readonly Sample[],
  name: string,
  labels: Record<string, string> = {},
): number {
  return samples
    .filter((sample) => sample.name === name)
    .filter((sample) => Object.entries(labels).every(([key, text]) => sample.labels[key] === text))
    .reduce((sum, { value }) => sum + value, 0);
}
