import { Injectable } from '@nestjs/common';
import { figuresOfGroup, type CountedTallies, type TallyGroup, type TallyKey } from './coverage-tally.rules';

/** Characters of tallies that are remembered: a dozen fleets of 10,000 vendors. */
const HELD_CHARACTERS = 40_000_000;

interface Counted {
  cells: string;
  figures: CountedTallies;
}

/**
 * Counts a group's tallies once for all who see the same. The tallies themselves are what it is remembered by, character by
 * character: whatever differs in a single cell is counted anew.
 */
@Injectable()
export class CountedGroups {
  private readonly known = new Map<string, Counted>();
  private held = 0;

  /** `about` names what the cells mean besides their tallies and the day: the catalogue's version. */
  figuresOf(group: TallyGroup, key: TallyKey, about: string): CountedTallies {
    const name = `${about} ${key.today} ${group.tier ?? '-'} ${String(group.icfr)} ${group.cells.length}`;
    const before = this.known.get(name);
    const figures = before?.cells === group.cells ? before.figures : figuresOfGroup(group, key);
    this.forget(name);
    this.remember(name, { cells: group.cells, figures });
    return figures;
  }

  private remember(name: string, counted: Counted): void {
    this.known.set(name, counted);
    this.held += counted.cells.length;
    for (const oldest of this.known.keys()) {
      if (this.held <= HELD_CHARACTERS) return;
      this.forget(oldest);
    }
  }

  private forget(name: string): void {
    this.held -= this.known.get(name)?.cells.length ?? 0;
    this.known.delete(name);
  }
}
