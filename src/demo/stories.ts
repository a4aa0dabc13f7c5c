import { brindlewick as brindlewickStory } from './brindlewick.story';
import { elsewhere } from './elsewhere.story';
import { harrowgate as harrowgateStory } from './harrowgate.story';
import { nettlecombe as nettlecombeStory } from './nettlecombe.story';
import { osprey as ospreyStory } from './osprey.story';
import { saltmarsh as saltmarshStory } from './saltmarsh.story';
import { OSPREY, QUILLFEATHER, SALTMARSH } from './critical-vendors';
import { MORE_VENDORS } from './more-vendor-cast';
import type { Scene } from './scene';
import type { Stage } from './stage';
import { present } from './present.story';
import { quillfeather as quillfeatherStory } from './quillfeather.story';
import { routine } from './routine.story';
import { HARROWGATE, NETTLECOMBE } from './standard-vendors';
import { founding, takingOn } from './taking-on.story';
import type { VendorCast } from './vendor-cast';
import { VendorDesk } from './vendor-desk';

/** Every story, each as the list of its scenes. */
export function allStories(stage: Stage): Scene[][] {
  const desk = (cast: VendorCast) => new VendorDesk(stage, cast);
  const [quillfeather, osprey, saltmarsh] = [desk(QUILLFEATHER), desk(OSPREY), desk(SALTMARSH)];
  const [nettlecombe, harrowgate] = [desk(NETTLECOMBE), desk(HARROWGATE)];
  const others = MORE_VENDORS.map(desk);
  return [
    founding(stage),
    elsewhere(stage),
    takingOn(quillfeather, 7),
    takingOn(osprey, 8),
    takingOn(saltmarsh, 9),
    takingOn(nettlecombe, 12),
    takingOn(harrowgate, 13),
    quillfeatherStory(quillfeather),
    ospreyStory(osprey),
    saltmarshStory(saltmarsh),
    nettlecombeStory(nettlecombe),
    harrowgateStory(harrowgate),
    routine(quillfeather, 5),
    routine(osprey, 12),
    routine(saltmarsh, 19),
    routine(nettlecombe, 26),
    routine(harrowgate, 33),
    ...others.flatMap(otherStories),
    onDesks([osprey, ...others]),
  ];
}

/** Until which quarter each of the other vendors has brought its routine files. */
const ROUTINE: Record<string, 'Q1' | 'Q2' | 'Q3'> = {
  larkmoor: 'Q3',
  brindlewick: 'Q2',
  copperline: 'Q3',
  fenwick: 'Q2',
  vantelle: 'Q1',
};

function otherStories(one: VendorDesk, i: number): Scene[][] {
  const own = one.cast.key === 'brindlewick' ? [brindlewickStory(one)] : [];
  return [takingOn(one, 14 + i), ...own, routine(one, 38 + i * 4, ROUTINE[one.cast.key])];
}

function onDesks(desks: VendorDesk[]): Scene[] {
  const [concluded, asked, waiting] = ['osprey', 'fenwick', 'larkmoor'].map((key) =>
    desks.find((one) => one.cast.key === key),
  );
  if (!concluded || !asked || !waiting) throw new Error('A vendor of the present day is missing.');
  return present({ concluded, asked, waiting });
}
