import { hatched, rectangle, upright } from './chart-shapes';
import { chartInWords, hoursAndMinutes, isMissed, resultWords } from './chart-words';
import type { ChartBar, ChartBlock } from './document.model';
import { Line, breakLines } from './line-breaking';
import { num } from './pdf-syntax';
import type { Press } from './press';
import { alternative } from './structure';
import { showPieces } from './text-drawing';
import { COLOUR, TYPE, TypeStyle, baselineDrop } from './theme';

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
  for (let from = 0; from < block.bars.length; from += BARS_PER_CHART) {
    const title = from === 0 ? block.title : `${block.title} (continued)`;
    renderPart(press, { ...block, title, bars: block.bars.slice(from, from + BARS_PER_CHART) });
  }
}

function renderPart(press: Press, block: ChartBlock): void {
  const { pages, structure } = press;
  const height = chartHeight(press, block);
  pages.ensure(height);
  const top = pages.y;
  const bottom = top - height;
  const corners = [pages.left, bottom, pages.current.right, top].map(num).join(' ');
  const attributes = `${alternative(chartInWords(block))}/A<</O/Layout/Placement/Block/BBox[${corners}]>>`;
  const figure = structure.add(press.section, 'Figure', attributes);
  const operators = new ChartDrawing(press, block).operators(top);
  pages.current.draw(structure.mark(figure, pages.current, { operators: `q\n${operators}Q\n` }));
  structure.close(figure);
  pages.y = bottom - AFTER_CHART;
}

class ChartDrawing {
  private readonly axis: { left: number; width: number; step: number; end: number };

  constructor(
    private readonly press: Press,
    private readonly block: ChartBlock,
  ) {
    const { pages } = press;
    const left = pages.left + pages.width * LABEL_SHARE;
    const longest = Math.max(1, ...block.bars.flatMap(minutesOf));
    const step = STEPS.find((candidate) => longest / candidate <= 7) ?? Math.ceil(longest / 7);
    const end = Math.ceil(longest / step) * step;
    this.axis = { left, width: pages.current.right - RESULT_WIDTH - left, step, end };
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
    const key = [
      `${COLOUR.accent} rg ${num(left)} ${num(y - 1)} 16 7 re f\n`,
      this.text('achieved, objective met', { x: left + 20, top: y + 8, style: TICK }),
      hatched({ x: left + 112, y: y - 1, width: 16, height: 7 }),
      this.text('achieved, objective missed', { x: left + 132, top: y + 8, style: TICK }),
      upright(left + 240, y - 3, 11),
      this.text('objective', { x: left + 246, top: y + 8, style: TICK }),
    ].join('');
    return this.lines(title, { x: left, top, style: TYPE.caption }) + key;
  }

  private grid(top: number): string {
    const { step, end } = this.axis;
    const bottom = top - this.block.bars.length * ROW - 2;
    let out = `${COLOUR.rule} RG 0.4 w\n`;
    for (let minutes = 0; minutes <= end; minutes += step) {
      const x = this.at(minutes);
      out += `${num(x)} ${num(top)} m ${num(x)} ${num(bottom)} l S\n`;
      out += this.text(hoursAndMinutes(minutes), {
        x,
        top: bottom - 1,
        style: TICK,
        centred: true,
        colour: COLOUR.muted,
      });
    }
    return out + this.text('h:mm', { x: this.at(end) + 18, top: bottom - 1, style: TICK, colour: COLOUR.muted });
  }

  private bar(bar: ChartBar, top: number): string {
    const { left } = this.press.pages;
    const middle = top - ROW / 2 + 4;
    const label = breakLines(this.press.fonts, {
      text: bar.label,
      style: LABEL,
      width: this.axis.left - left - 10,
    }).slice(0, 2);
    const labelTop = middle + (label.length * LABEL.leading) / 2;
    const box = {
      x: this.axis.left,
      y: middle - BAR / 2,
      width: Math.max(STUB, this.at(bar.achievedMinutes ?? 0) - this.axis.left),
      height: BAR,
    };
    const filled = isMissed(bar) ? hatched(box) : `${COLOUR.accent} rg ${rectangle(box)} f\n`;
    return [
      this.lines(label, { x: left, top: labelTop, style: LABEL }),
      bar.achievedMinutes === null ? '' : filled,
      bar.rangeMinutes ? this.range(bar.rangeMinutes, middle) : '',
      bar.objectiveMinutes === null ? '' : upright(this.at(bar.objectiveMinutes), middle - BAR / 2 - 3.5, BAR + 7),
      this.text(resultWords(bar), {
        x: this.axis.left + this.axis.width + 8,
        top: middle + LABEL.leading / 2,
        style: LABEL,
      }),
    ].join('');
  }

  private range(range: { low: number; high: number }, y: number): string {
    const [low, high] = [this.at(range.low), this.at(range.high)];
    const ends = [low, high].map((x) => `${num(x)} ${num(y - 2.5)} m ${num(x)} ${num(y + 2.5)} l S\n`).join('');
    return `${COLOUR.white} RG 2.6 w ${num(low)} ${num(y)} m ${num(high)} ${num(y)} l S\n${COLOUR.ink} RG 0.9 w ${num(low)} ${num(y)} m ${num(high)} ${num(y)} l S\n${ends}`;
  }

  private at(minutes: number): number {
    return this.axis.left + (this.axis.width * minutes) / this.axis.end;
  }

  private text(
    text: string,
    at: { x: number; top: number; style: TypeStyle; centred?: boolean; colour?: string },
  ): string {
    const lines = breakLines(this.press.fonts, { text, style: at.style, width: this.press.pages.width }).slice(0, 1);
    return this.lines(lines, { ...at, x: at.centred ? at.x - (lines[0]?.width ?? 0) / 2 : at.x });
  }

  private lines(lines: readonly Line[], at: { x: number; top: number; style: TypeStyle; colour?: string }): string {
    const drop = baselineDrop(at.style);
    const shown = lines.map((line, i) => showPieces(line.pieces, at.x, at.top - i * at.style.leading - drop)).join('');
    return `${at.colour ?? COLOUR.ink} rg BT\n${shown}ET\n`;
  }
}

function minutesOf(bar: ChartBar): number[] {
  return [bar.achievedMinutes ?? 0, bar.objectiveMinutes ?? 0, bar.rangeMinutes?.high ?? 0];
}
