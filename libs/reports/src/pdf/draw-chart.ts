import { ink } from './colors.js';
import type { Paper } from './paper.js';

/** A group of values that are drawn in one colour and pattern-free, named in the legend. */
export interface Series {
  name: string;
  color: string;
}

/** A bar: its label, and a value for each series. */
export interface Bar {
  label: string;
  values: readonly number[];
}

export interface Chart {
  title: string;
  series: readonly Series[];
  bars: readonly Bar[];
}

const small = { size: 7.5 };

/** The chart in words, for those who do not see it. */
const altOf = ({ title, series, bars }: Chart): string =>
  `${title}: ${bars.map(({ label, values }) => `${label}: ${values.map((value, index) => `${series[index]?.name ?? ''} ${value}`).join(', ')}`).join('; ')}`;

const total = ({ values }: Bar): number => values.reduce((sum, value) => sum + value, 0);

function drawTitle(paper: Paper, title: string, y: number): number {
  paper.style({ size: 10, bold: true }).text(title, paper.left, y, { width: paper.width });
  return paper.doc.y + 4;
}

function drawLegend(paper: Paper, series: readonly Series[], y: number): number {
  if (series.length < 2) return y;
  let x = paper.left;
  let top = y;
  for (const { name, color } of series) {
    const width = paper.style(small).widthOfString(name) + 24;
    if (x + width > paper.left + paper.width) {
      x = paper.left;
      top += 13;
    }
    paper.doc.rect(x, top + 1.5, 8, 8).fill(color);
    paper.style({ ...small, color: ink.text }).text(name, x + 11, top, { lineBreak: false });
    x += width;
  }
  return top + 16;
}

/** Bars from left to right, one below the other, in parts of the whole or on one scale. */
export function drawBars(paper: Paper, chart: Chart, { whole = false }: { whole?: boolean } = {}): void {
  const row = 17;
  const labelWidth = 170;
  const height = 46 + chart.bars.length * row + Math.ceil(chart.series.length / 4) * 13;
  paper.need(height);
  const start = paper.doc.y;
  paper.element('Figure', { alt: altOf(chart) }, (figure) => {
    figure.add(() => {
      let y = drawLegend(paper, chart.series, drawTitle(paper, chart.title, start));
      const scale = Math.max(1, ...chart.bars.map(total));
      const space = paper.width - labelWidth - 40;
      for (const bar of chart.bars) {
        const sum = total(bar);
        const label = paper.clean(bar.label);
        paper
          .style(small)
          .text(label, paper.left, y + 2, { width: labelWidth - 8, height: 10, ellipsis: true, lineBreak: true });
        let x = paper.left + labelWidth;
        for (const [index, value] of bar.values.entries()) {
          const width = sum === 0 ? 0 : (value / (whole ? sum : scale)) * space;
          if (width > 0) paper.doc.rect(x, y + 1, width, row - 6).fill(chart.series[index]?.color ?? ink.accent);
          x += width;
        }
        if (sum === 0) {
          paper.doc.rect(x, y + 1, 1, row - 6).fill(ink.line);
        }
        paper.style({ ...small, color: ink.soft }).text(String(sum), x + 4, y + 2, { lineBreak: false });
        y += row;
      }
      paper.doc.x = paper.left;
      paper.doc.y = y + 8;
    });
  });
}

/** Bars side by side, stacked by series: a course over time. Labels that would touch are left out. */
export function drawColumns(paper: Paper, chart: Chart): void {
  const area = 120;
  paper.need(area + 80);
  const start = paper.doc.y;
  paper.element('Figure', { alt: altOf(chart) }, (figure) => {
    figure.add(() => {
      const top = drawLegend(paper, chart.series, drawTitle(paper, chart.title, start)) + 8;
      const foot = top + area;
      const scale = Math.max(1, ...chart.bars.map(total));
      const step = paper.width / Math.max(1, chart.bars.length);
      const width = Math.min(36, step * 0.7);
      const every = Math.max(1, Math.ceil(56 / step));
      paper.doc
        .moveTo(paper.left, foot)
        .lineTo(paper.left + paper.width, foot)
        .lineWidth(0.6)
        .strokeColor(ink.line)
        .stroke();
      for (const [index, bar] of chart.bars.entries()) {
        const middle = paper.left + step * (index + 0.5);
        let y = foot;
        for (const [part, value] of bar.values.entries()) {
          const height = (value / scale) * (area - 12);
          if (height > 0)
            paper.doc.rect(middle - width / 2, y - height, width, height).fill(chart.series[part]?.color ?? ink.accent);
          y -= height;
        }
        if (step >= 20) {
          const sum = String(total(bar));
          paper
            .style({ size: 6.5, color: ink.soft })
            .text(sum, middle - 20, y - 9, { width: 40, align: 'center', lineBreak: false });
        }
        if (index % every === 0) {
          paper
            .style({ size: 6.5, color: ink.soft })
            .text(bar.label, middle - 30, foot + 3, { width: 60, align: 'center', lineBreak: false });
        }
      }
      paper.doc.x = paper.left;
      paper.doc.y = foot + 22;
    });
  });
}
