import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../../lib/chart-words.ts';
import type { ChartProps } from './chart.ts';

/** The chart for whoever does not see it. Times in which nothing happened are left out. */
export function ChartTable({ label, points, series, format }: ChartProps) {
  const { t } = useTranslation('charts');
  const told = points.filter(({ values }) => values.some((value) => value));
  return (
    <VisuallyHidden>
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('time')}</th>
            {series.map(({ key, label: name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {series.map(({ key }, index) => (
                <td key={key}>{values[index] == null ? '' : format(values[index])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
