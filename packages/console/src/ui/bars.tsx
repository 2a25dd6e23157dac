import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';

interface BarsProps {
  readonly rows: readonly { readonly label: string; readonly value: number }[];
  /** What is measured. */
  readonly name: string;
  readonly write: (value: number) => string;
}

/** One measure over time. It brings a library of charts with it: load it with `lazy`. */
export function Bars({ rows, name, write }: BarsProps) {
  return (
    <BarChart
      h={280}
      data={[...rows]}
      dataKey="label"
      series={[{ name: 'value', label: name, color: 'var(--leaf)' }]}
      valueFormatter={write}
      gridAxis="x"
      tickLine="none"
      maxBarWidth={32}
      barProps={{ radius: [2, 2, 0, 0], isAnimationActive: false }}
      xAxisProps={{ minTickGap: 32 }}
      yAxisProps={{ width: 56, allowDecimals: false }}
    />
  );
}
