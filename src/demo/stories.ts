import { assurance } from './assurance.story';
import { audit } from './audit.story';
import { brindlewick as brindlewickStory } from './brindlewick.story';
import { restoreSample } from './copperline-restore.story';
import { sharedVault } from './copperline.story';
import { OSPREY, QUILLFEATHER, SALTMARSH } from './critical-vendors';
import { dependencies } from './dependencies.story';
import { elsewhere } from './elsewhere.story';
import { exceptions } from './exceptions.story';
import { fenwick as fenwickStory } from './fenwick.story';
import { harrowgate as harrowgateStory } from './harrowgate.story';
import {
  LARKMOOR_LAST_YEAR,
  NETTLECOMBE_LAST_YEAR,
  OSPREY_LAST_YEAR,
  QUILLFEATHER_LAST_YEAR,
  SALTMARSH_LAST_YEAR,
} from './last-year-cast';
import { larkmoorFindings, ospreyFindings, quillfeatherFindings } from './last-year-findings';
import { lastYear, type Known } from './last-year.story';
import { MORE_VENDORS } from './more-vendor-cast';
import { nettlecombe as nettlecombeStory } from './nettlecombe.story';
import { osprey as ospreyStory } from './osprey.story';
import { owners } from './owners.story';
import { PacketDesk } from './packet-desk';
import { PlanDesk } from './plan-desk';
import { present } from './present.story';
import { quarters } from './quarters.story';
import { programme } from './programme.story';
import { questionnaires } from './questionnaires.story';
import { quillfeather as quillfeatherStory } from './quillfeather.story';
import { lastAutumn, routine } from './routine.story';
import { saltmarsh as saltmarshStory } from './saltmarsh.story';
import { scene, type Scene } from './scene';
import type { Stage } from './stage';
import { HARROWGATE, NETTLECOMBE } from './standard-vendors';
import { founding, takingOn } from './taking-on.story';
import { tellRehearsals } from './told-places';
import type { VendorCast } from './vendor-cast';
import { VendorDesk } from './vendor-desk';
import { yearEnd } from './year-end.story';
import { yearPlan } from './year-plan.story';

/** Everybody's desk, by the vendor's key. */
type Desks = Record<Key, Known>;
type Key =
  | 'quillfeather'
  | 'osprey'
  | 'saltmarsh'
  | 'nettlecombe'
  | 'harrowgate'
  | 'larkmoor'
  | 'brindlewick'
  | 'copperline'
  | 'fenwick'
  | 'vantelle';

/** Every story, each as the list of its scenes. */
export function allStories(stage: Stage): Scene[][] {
  const casts = [QUILLFEATHER, OSPREY, SALTMARSH, NETTLECOMBE, HARROWGATE, ...MORE_VENDORS];
  const desks = Object.fromEntries(casts.map((cast) => [cast.key, known(stage, cast)])) as Desks;
  return [founding(stage), elsewhere(stage), ...fy2025(stage, desks), ...fy2026(desks)];
}

function known(stage: Stage, cast: VendorCast): Known {
  const desk = new VendorDesk(stage, cast);
  return { desk, plan: new PlanDesk(desk), test: { id: '' } };
}

/** Five vendors were there last year; its end comes before anything of the next. */
function fy2025(stage: Stage, { quillfeather, osprey, saltmarsh, larkmoor, nettlecombe }: Desks): Scene[][] {
  const [tucson, capacity] = [quillfeatherFindings(quillfeather), ospreyFindings(osprey)];
  const callers = larkmoorFindings(larkmoor);
  const those = [quillfeather, osprey, saltmarsh, larkmoor, nettlecombe].map(({ desk }) => desk);
  return [
    lastYear(quillfeather, QUILLFEATHER_LAST_YEAR, () => tucson.reviewed()),
    lastYear(osprey, OSPREY_LAST_YEAR, () => capacity.reviewed()),
    lastYear(saltmarsh, SALTMARSH_LAST_YEAR),
    lastYear(larkmoor, LARKMOOR_LAST_YEAR, () => callers.reviewed()),
    lastYear(nettlecombe, NETTLECOMBE_LAST_YEAR),
    ...those.map((desk, i) => lastAutumn(desk, 5 + i * 7)),
    tucson.scenes,
    capacity.scenes,
    callers.scenes,
    [
      scene('2026-01-09T15:00:00Z', 'Quillfeather: packet of FY2025 issued', () =>
        new PacketDesk(quillfeather.desk).issue(),
      ),
    ],
    yearEnd(stage, those),
  ];
}

function fy2026(desks: Desks): Scene[][] {
  const { quillfeather, osprey, saltmarsh, nettlecombe, harrowgate, larkmoor } = desks;
  const { brindlewick, copperline, fenwick, vantelle } = desks;
  const young = [harrowgate, brindlewick, copperline, fenwick, vantelle].map(({ desk }) => desk);
  return [
    ...young.map((desk, i) => takingOn(desk, `2026-01-${13 + i}`)),
    dependencies(Object.values(desks).map(({ desk }) => desk)),
    quillfeatherStory(quillfeather),
    ospreyStory(osprey),
    saltmarshStory(saltmarsh.desk),
    nettlecombeStory(nettlecombe),
    harrowgateStory(harrowgate.desk),
    brindlewickStory(brindlewick.desk),
    fenwickStory(fenwick),
    ...ROUTINES.map(([key, until], i) => routine(desks[key].desk, 2 + i * 5, until)),
    ...[quillfeather, osprey, larkmoor, nettlecombe].map(({ desk }) => rehearsed(desk)),
    quarters({ quillfeather, osprey, saltmarsh, larkmoor }),
    questionnaires({ quillfeather, osprey, saltmarsh, larkmoor, nettlecombe }),
    restoreSample(copperline),
    sharedVault({ larkmoor: larkmoor.desk, copperline: copperline.desk }),
    owners([quillfeather, nettlecombe, larkmoor, copperline].map(({ desk }) => desk)),
    assurance({ larkmoor: larkmoor.desk, quillfeather: quillfeather.desk }),
    audit(desks),
    exceptions({ vantelle, copperline, larkmoor }),
    yearPlan({ quillfeather, osprey, saltmarsh, larkmoor, nettlecombe }),
    programme(harrowgate.desk.stage, young.slice(1)),
    present({ concluded: osprey.desk, asked: fenwick.desk, waiting: larkmoor.desk }),
  ];
}

/** Saltmarsh has not been to its place this year, and says so. */
const rehearsed = (desk: VendorDesk): Scene[] => [
  scene('2026-05-19T16:00:00Z', `${desk.cast.name}: other place rehearsed`, () => tellRehearsals(desk, '2026-05-18')),
];

/** Until which quarter each vendor has brought its routine files. */
const ROUTINES: [key: Key, until: 'Q1' | 'Q2' | 'Q3'][] = [
  ['quillfeather', 'Q3'],
  ['osprey', 'Q3'],
  ['saltmarsh', 'Q3'],
  ['nettlecombe', 'Q3'],
  ['harrowgate', 'Q3'],
  ['larkmoor', 'Q3'],
  ['brindlewick', 'Q2'],
  ['copperline', 'Q3'],
  ['fenwick', 'Q2'],
  ['vantelle', 'Q1'],
];
