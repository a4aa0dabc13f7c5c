import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { programmeQuery, type Programme } from '../../../api/programme';
import { useMay } from '../../../api/session';
import { Button } from '../../../parts/button';
import { shortDateText, utcText } from '../../../parts/format';
import { Note } from '../../../parts/notes';
import { Page } from '../../../parts/page';
import { StateChip } from '../../../parts/state-chip';
import { CalendarOfVendor } from './calendar-vendor';
import { ProgrammeActivities } from './programme-activities';
import { isOpen, ProgrammeLines } from './programme-lines';
import { Decide, Propose } from './programme-moves';
import { useYearPlanCopy } from './year-plan.copy';

type Doing = 'propose' | 'agreed' | 'returned' | null;

function Lacks({ programme }: { programme: Programme }) {
  const t = useYearPlanCopy();
  const isThen = programme.state === 'agreed' || programme.state === 'superseded';
  const title = t(isThen ? 'missingThen' : 'missing');
  if (programme.missing.length === 0)
    return (
      <Note tone="ok" title={title}>
        {t('nothingMissing')}
      </Note>
    );
  return (
    <Note tone="warn" title={title}>
      <ul>
        {programme.missing.map(({ code, reason }) => (
          <li key={code + reason}>{reason}</li>
        ))}
      </ul>
    </Note>
  );
}

function Decision({ programme }: { programme: Programme }) {
  const t = useYearPlanCopy();
  const { state, decidedByName, decidedAt, decisionNote } = programme;
  if (decidedAt === null) return null;
  const title = t('decisionBy', { name: decidedByName ?? '', on: utcText(decidedAt) });
  return (
    <Note tone={state === 'returned' ? 'warn' : 'info'} title={title}>
      {decisionNote && <p className="quote">{decisionNote}</p>}
    </Note>
  );
}

function Moves({ programme, onMove }: { programme: Programme; onMove: (doing: Doing) => void }) {
  const t = useYearPlanCopy();
  const may = useMay();
  if (isOpen(programme) && may('exercises.write'))
    return (
      <Button look="primary" onPress={() => onMove('propose')}>
        {t('propose')}
      </Button>
    );
  if (programme.state !== 'proposed' || !may('exercises.approve')) return null;
  return (
    <>
      <Button look="primary" onPress={() => onMove('agreed')}>
        {t('agree')}
      </Button>
      <Button onPress={() => onMove('returned')}>{t('return')}</Button>
    </>
  );
}

/** One year plan of a vendor, from its draft to the agreement of both. */
export function ProgrammeScreen({ id }: { id: string }) {
  const t = useYearPlanCopy();
  const { data: programme } = useSuspenseQuery(programmeQuery(id));
  const [doing, setDoing] = useState<Doing>(null);
  const close = () => setDoing(null);
  const { vendorName, periodCode: year, from, to, state } = programme;
  const lede = t('planLede', { vendor: vendorName ?? '', year, from: shortDateText(from), to: shortDateText(to) });
  return (
    <Page
      title={`${programme.ref}, ${t('number', { number: programme.number }).toLowerCase()}`}
      lede={lede}
      crumbs={[{ label: t('crumb'), to: '/exercises/programmes' }]}
      state={<StateChip state={state} />}
      actions={<Moves programme={programme} onMove={setDoing} />}
    >
      <Decision programme={programme} />
      <Lacks programme={programme} />
      <ProgrammeActivities programme={programme} isOpen={isOpen(programme)} />
      <ProgrammeLines programme={programme} />
      {programme.calendar && <YearOf programme={programme} />}
      {doing === 'propose' && <Propose programme={programme} onClose={close} />}
      {(doing === 'agreed' || doing === 'returned') && <Decide programme={programme} said={doing} onClose={close} />}
    </Page>
  );
}

function YearOf({ programme }: { programme: Programme }) {
  const months = Array.from({ length: 12 }, (_, index) => {
    const month = Number(programme.from.slice(5, 7)) - 1 + index;
    return `${Number(programme.from.slice(0, 4)) + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
  if (!programme.calendar) return null;
  return <CalendarOfVendor vendor={programme.calendar} months={months} today={new Date().toISOString().slice(0, 10)} />;
}
