import { chartKey, fillOf } from './chart-key';
import { fillBar, spread, upright } from './chart-shapes';
import { labelLines, showLines, showText } from './chart-text';
import { chartInWords, hoursAndMinutes, resultWords } from './chart-words';
import type { ChartBar, ChartBlock } from './document.model';
import { Line, breakLines } from './line-breaking';
import { num } from './pdf-syntax';
import type { Press } from './press';
import { alternative } from './structure';
import { COLOUR, TYPE, TypeStyle } from './theme';

const LABEL: TypeStyle = { size: 8, leading: 10.5 };
const TICK: TypeStyle = { size: 7, leading: 9 };
const ROW = 25;
/** More bars than this go on in another chart; so many fit on a page turned sideways. */
const BARS_PER_CHART = 14;
const BAR = 10;
/** A measured zero is drawn too. */
const STUB = 1.2;
const LABEL_SHARE = 0.27;
const RESULT_WIDTH = 104;
const KEY = 28;
const FOOT = 16;
const AFTER_CHART = 14;
/** Steps between ticks, in minutes: those a clock knows. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 7200, 14400];

/** Height in points of a chart, or of its first part when it needs several. */
export function chartHeight(press: Press, block: ChartBlock): number {
  return headHeight(press, block) + Math.min(block.bars.length, BARS_PER_CHART) * ROW + FOOT;
}

function titleLines(press: Press, block: ChartBlock): Line[] {
  return breakLines(press.fonts, { text: block.title, style: TYPE.caption, width: press.pages.width });
}

function headHeight(press: Press, block: ChartBlock): number {
  return titleLines(press, block).length * TYPE.caption.leading + KEY;
}

/** Draws achieved time against objective, one bar a line. Missed bars differ by hatching and by word, not by colour. */
export function renderChart(press: Press, block: ChartBlock): void {
  const scale = scaleFor(block.bars);
  for (let from = 0; from < block.bars.length; from += BARS_PER_CHART) {
    const title = from === 0 ? block.title : `${block.title} (continued)`;
    renderPart(press, { ...block, title, bars: block.bars.slice(from, from + BARS_PER_CHART) }, scale);
  }
}

interface Scale {
  readonly stepMinutes: number;
  readonly endMinutes: number;
}

/** One scale for all parts of a chart: at most seven steps. */
function scaleFor(bars: readonly ChartBar[]): Scale {
  const longest = Math.max(1, ...bars.flatMap(minutesOf));
  const stepMinutes = STEPS.find((candidate) => longest / candidate <= 7) ?? Math.ceil(longest / 7);
  return { stepMinutes, endMinutes: Math.ceil(longest / stepMinutes) * stepMinutes };
}

function minutesOf(bar: ChartBar): number[] {
  return [bar.achievedMinutes ?? 0, bar.objectiveMinutes ?? 0, bar.rangeMinutes?.high ?? 0];
}

function renderPart(press: Press, block: ChartBlock, scale: Scale): void {
  const { pages, structure } = press;
  const height = chartHeight(press, block);
  pages.ensure(height);
  const top = pages.y;
  const bottom = top - height;
  const corners = [pages.left, bottom, pages.current.right, top].map(num).join(' ');
  const attributes = `${alternative(chartInWords(block))}/A<</O/Layout/Placement/Block/BBox[${corners}]>>`;
  const figure = structure.add(press.section, 'Figure', attributes);
  const operators = new ChartDrawing(press, block, scale).operators(top);
  pages.current.draw(structure.mark(figure, pages.current, { operators: `q\n${operators}Q\n` }));
  structure.close(figure);
  pages.y = bottom - AFTER_CHART;
}

class ChartDrawing {
  private readonly left: number;
  private readonly width: number;

  constructor(
    private readonly press: Press,
    private readonly block: ChartBlock,
    private readonly scale: Scale,
  ) {
    const { pages } = press;
    this.left = pages.left + pages.width * LABEL_SHARE;
    this.width = pages.current.right - RESULT_WIDTH - this.left;
  }

  operators(top: number): string {
    const first = top - headHeight(this.press, this.block);
    const bars = this.block.bars.map((bar, i) => this.bar(bar, first - i * ROW));
    return this.heading(top) + this.grid(first + 4) + bars.join('');
  }

  private heading(top: number): string {
    const { left } = this.press.pages;
    const title = titleLines(this.press, this.block);
    const y = top - title.length * TYPE.caption.leading - 12;
    const key = chartKey(this.press, this.block.bars, { x: left, y, style: TICK });
    return showLines(title, { x: left, top, style: TYPE.caption }) + key;
  }

  private grid(top: number): string {
    const { stepMinutes, endMinutes } = this.scale;
    const bottom = top - this.block.bars.length * ROW - 2;
    const spot = { top: bottom - 1, style: TICK, colour: COLOUR.muted };
    let out = `${COLOUR.rule} RG 0.4 w\n`;
    for (let minutes = 0; minutes <= endMinutes; minutes += stepMinutes) {
      const x = this.at(minutes);
      out += `${num(x)} ${num(top)} m ${num(x)} ${num(bottom)} l S\n`;
      out += showText(this.press, hoursAndMinutes(minutes), { ...spot, x, centred: true });
    }
    return out + showText(this.press, 'h:mm', { ...spot, x: this.at(endMinutes) + 18 });
  }

  private bar(bar: ChartBar, top: number): string {
    const { left } = this.press.pages;
    const middle = top - ROW / 2 + 4;
    const label = labelLines(this.press, bar.label, { style: LABEL, width: this.left - left - 10 });
    const result = { x: this.left + this.width + 8, top: middle + LABEL.leading / 2, style: LABEL };
    return [
      showLines(label, { x: left, top: middle + (label.length * LABEL.leading) / 2, style: LABEL }),
      this.achieved(bar, middle - BAR / 2),
      bar.rangeMinutes ? spread(this.at(bar.rangeMinutes.low), this.at(bar.rangeMinutes.high), middle) : '',
      bar.objectiveMinutes === null ? '' : upright(this.at(bar.objectiveMinutes), middle - BAR / 2 - 3.5, BAR + 7),
      showText(this.press, resultWords(bar), result),
    ].join('');
  }

  private achieved(bar: ChartBar, y: number): string {
    const fill = fillOf(bar);
    if (fill === null) return '';
    const width = Math.max(STUB, this.at(bar.achievedMinutes ?? 0) - this.left);
    return fillBar(fill, { x: this.left, y, width, height: BAR });
  }

  private at(minutes: number): number {
    return this.left + (this.width * minutes) / this.scale.endMinutes;
  }
}
