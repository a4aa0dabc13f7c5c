import { carriedForward } from './carried-forward.story';
import type { Known } from './last-year.story';
import { QuestionnaireDesk } from './questionnaire-desk';
import { usualBook, type Book } from './questionnaire-book';
import { scene, type Scene } from './scene';
import type { VendorCast } from './vendor-cast';

type Answering = Record<'quillfeather' | 'osprey' | 'saltmarsh' | 'larkmoor' | 'nettlecombe', Known>;

/** How far five vendors are with the questionnaire; the others have not begun. */
export function questionnaires(those: Answering): Scene[] {
  return [
    ...carriedForward(those.nettlecombe),
    ...contradicted(those.osprey),
    ...undeclared(those.saltmarsh),
    ...complete(those.quillfeather),
    ...byTwo(those.larkmoor),
  ];
}

/** The part of a book whose questions begin so. */
function partOf(book: Book, ...beginnings: string[]): Book {
  return Object.fromEntries(Object.entries(book).filter(([id]) => beginnings.some((one) => id.startsWith(one))));
}

/** Payments feed the ledger, and the report on them is on file. */
function withReport(cast: VendorCast): Book {
  return {
    ...usualBook(cast, 2026),
    'QIN-4': {
      value: [
        {
          ...{ data_set: 'Payments captured and posted', feeds_ledger_or_payroll: true },
          ...{ system_of_record: 'Collections ledger', oldest_acceptable_copy: 15 },
        },
      ],
    },
    'QOU-3': {
      value: [
        {
          ...{ report: 'Marlowe Ames & Co., CPAs', type: 'SOC 1 Type 2', period_from: '2025-10-01' },
          ...{ period_to: '2026-09-30', scope: 'Collections and posting', subservice_method: 'carve_out' },
        },
      ],
    },
    'QTE-7@Payment gateway': {
      ...{ value: 'manual_scripted', note: 'The acquirer asks that a person starts the script; last done on 16 May.' },
    },
  };
}

/** All of it answered with the SOC 1 report on file, handed in and reviewed. */
function complete({ desk }: Known): Scene[] {
  const questions = new QuestionnaireDesk(desk);
  const { cast } = desk;
  const book = withReport(cast);
  return [
    scene('2026-10-21T14:00:00Z', 'Quillfeather: questionnaire answered', () => questions.answer(book)),
    scene('2026-10-22T14:00:00Z', 'Quillfeather: questionnaire submitted', async () => {
      await questions.prove('QTS-1', cast.service.name, 'QCS exercise result 2026-05-16.pdf');
      await questions.submit('Complete for FY2026; figures are those of the test of 16 May.');
    }),
    scene('2026-10-28T14:00:00Z', 'Quillfeather: questionnaire reviewed', () =>
      questions.conclude('reviewed', 'Answers agree with plan, test and report; one minor gap stays, with its reason.'),
    ),
  ];
}

/** CR-02: load is shared, and yet there is a standby. Asked by the rule, answered, settled and corrected. */
function contradicted({ desk }: Known): Scene[] {
  const questions = new QuestionnaireDesk(desk);
  const book: Book = {
    ...partOf(usualBook(desk.cast, 2026), 'QTE', 'QIN', 'QPR'),
    'QTE-3': { value: 'multi_zone_cloud' },
    'QTE-5@Routing core': { value: 'active_active' },
  };
  return [
    scene('2026-06-02T14:00:00Z', 'Osprey Hollow: questionnaire begun', () => questions.answer(book)),
    scene('2026-06-04T14:00:00Z', 'Osprey Hollow: CR-02 answered', () =>
      questions.reply('The zones share the load. “Hot standby” was meant for the presence store, not for routing.'),
    ),
    scene('2026-06-05T14:00:00Z', 'Osprey Hollow: CR-02 settled', async () => {
      await questions.resolve(
        'Agrees with the architecture of the plan: load is shared. The standby answer is corrected.',
      );
      await questions.change('QTE-6', 'Routing core', { value: 'not_needed_active_active' });
    }),
  ];
}

const path = (name: string, carrier: string, entry: string) => ({ path: name, carrier, entry_point: entry });
const TWO_PATHS = [
  path('SCX-A', 'Tidewater Access', 'Granby Street'),
  path('SCX-B', 'Elizabeth River Fiber', 'Church Street'),
];
const ONE_DUCT = [
  { ...path('SCX-A and SCX-B', 'both carriers', 'duct GS-41'), shares_with: 'Both circuits, one duct' },
];

/** In June nothing is said of what the circuits share; once it is known, one path is left: a critical gap. */
function undeclared({ desk }: Known): Scene[] {
  const questions = new QuestionnaireDesk(desk);
  const [site] = desk.cast.sites;
  const norfolk = site?.name ?? '';
  const book: Book = {
    ...partOf(usualBook(desk.cast, 2026), 'QTE', 'QAL', 'QOR'),
    'QTE-9': { value: TWO_PATHS },
  };
  return [
    scene('2026-06-09T14:00:00Z', 'Saltmarsh: questionnaire begun', () => questions.answer(book)),
    scene('2026-06-15T14:00:00Z', 'Saltmarsh: what do the circuits share?', () =>
      questions.ask(
        'QTE-9',
        norfolk,
        'Nothing is said of ducts and buildings that both circuits share. Which are they?',
      ),
    ),
    scene('2026-06-18T14:00:00Z', 'Saltmarsh: the carriers are asked', () =>
      questions.reply('We have asked both carriers for a statement and bring it in August.'),
    ),
    scene('2026-09-01T14:00:00Z', 'Saltmarsh: one path, as the carriers say', async () => {
      await questions.change('QTE-9', norfolk, { value: ONE_DUCT, note: 'Corrected after the carriers’ statement.' });
      await questions.resolve('Answered by the carriers’ statement: one duct. See the finding.');
    }),
  ];
}

const SECOND_PERSON = { name: 'Ingrid Solheim', title: 'Payroll controller', email: 'ingrid.solheim@larkmoor.example' };

/** Half of it, by two people who take turns. */
function byTwo({ desk }: Known): Scene[] {
  const questions = new QuestionnaireDesk(desk);
  const book = usualBook(desk.cast, 2026);
  const { key, name } = desk.cast;
  return [
    scene('2026-10-30T14:00:00Z', 'Larkmoor: a second person for the questionnaire', () =>
      desk.stage.crowd.invite(`${key}.payroll`, 'sam', {
        ...{ ...SECOND_PERSON, role: 'vendor_contributor', vendorId: desk.vendorId, organisation: name },
      }),
    ),
    scene('2026-11-03T15:00:00Z', 'Larkmoor: programme and people answered', () =>
      questions.answer(partOf(book, 'QPR', 'QPE', 'QIN-1')),
    ),
    scene('2026-11-18T15:00:00Z', 'Larkmoor: payroll answered by a second person', () =>
      questions.answer(partOf(book, 'QIN-2', 'QIN-3', 'QTE'), 'payroll'),
    ),
  ];
}
