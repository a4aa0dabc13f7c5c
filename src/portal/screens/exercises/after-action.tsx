import { useState } from 'react';
import { Button } from '../../parts/button';
import { TextArea } from '../../parts/text-fields';
import { useAfterActionCopy } from './after-action.copy';

type Area = { observation: string; cause: string; effect: string };
type Report = { strengths: string[]; areas: Area[]; lessons: string[] };

const NO_AREA: Area = { observation: '', cause: '', effect: '' };

/** What the frame of an after-action report starts with when nothing was written before. */
export const NO_REPORT: Report = { strengths: [], areas: [NO_AREA], lessons: [] };

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A report while it is written; `given` is what is sent of it. */
export function useReportDraft(before: Report) {
  const [strengths, setStrengths] = useState(before.strengths.join('\n'));
  const [lessons, setLessons] = useState(before.lessons.join('\n'));
  const [areas, setAreas] = useState(before.areas);
  const given: Report = {
    ...{ strengths: lines(strengths), lessons: lines(lessons) },
    areas: areas.filter(({ observation }) => observation.trim() !== ''),
  };
  return { strengths, setStrengths, lessons, setLessons, areas, setAreas, given };
}

type Draft = ReturnType<typeof useReportDraft>;

function AreaFields({ areas, setAreas }: Pick<Draft, 'areas' | 'setAreas'>) {
  const t = useAfterActionCopy();
  const change = (at: number, part: Partial<Area>) =>
    setAreas(areas.map((area, place) => (place === at ? { ...area, ...part } : area)));
  return (
    <>
      <h3>{t('areas')}</h3>
      {areas.map((area, at) => (
        <div key={at} className="form-row">
          {(['observation', 'cause', 'effect'] as const).map((field) => (
            <TextArea
              key={field}
              label={t(field, { number: at + 1 })}
              name={`areas.${at}.${field}`}
              rows={2}
              optional
              value={area[field]}
              onChange={(text) => change(at, { [field]: text })}
            />
          ))}
        </div>
      ))}
      <div>
        <Button glyph="plus" onPress={() => setAreas([...areas, NO_AREA])}>
          {t('addArea')}
        </Button>
      </div>
    </>
  );
}

/** The frame of an after-action report, of an exercise or of a real event. */
export function ReportFields({ draft, lessonsOptional }: { draft: Draft; lessonsOptional?: boolean }) {
  const t = useAfterActionCopy();
  const { strengths, setStrengths, lessons, setLessons } = draft;
  const hint = t('onePerLine');
  return (
    <>
      <TextArea label={t('strengths')} name="strengths" hint={hint} value={strengths} onChange={setStrengths} />
      <AreaFields {...draft} />
      <TextArea
        label={t('lessons')}
        name="lessons"
        optional={lessonsOptional ?? false}
        hint={hint}
        value={lessons}
        onChange={setLessons}
      />
    </>
  );
}

/** A part of a report under its name; nothing where it has no items. */
export function Listed({ title, items }: { title: string; items: string[] }) {
  if (items.length === 0) return null;
  return (
    <div className="stack-tight">
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

export function ReportWords({ report }: { report: Report }) {
  const t = useAfterActionCopy();
  const areas = report.areas.map((area) => [area.observation, area.cause, area.effect].filter(Boolean).join(' · '));
  return (
    <>
      <Listed title={t('strengths')} items={report.strengths} />
      <Listed title={t('areas')} items={areas} />
      <Listed title={t('lessons')} items={report.lessons} />
    </>
  );
}
