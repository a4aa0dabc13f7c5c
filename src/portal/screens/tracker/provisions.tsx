import { useState } from 'react';
import type { TrackerAnswer, TrackerProvision, TrackerRequirement } from '../../api/tracker';
import { AppLink } from '../../parts/app-link';
import { DataTable, type Column } from '../../parts/data-table';
import { countText } from '../../parts/format';
import { LaneChip } from '../../parts/legal-chips';
import { Select } from '../../parts/select-field';
import { Badge, StateChip } from '../../parts/state-chip';
import { useTrackerCopy } from './tracker.copy';

function AnswerLine({ answer }: { answer: TrackerAnswer }) {
  const t = useTrackerCopy();
  const name = [answer.vendorName, answer.serviceRef].filter(Boolean).join(', ');
  return (
    <li className="stack-tight">
      <span className="row">
        <AppLink to={`/attestation-tracker?attestation=${answer.attestationId}`}>{name}</AppLink>
        {answer.answer ? (
          <StateChip state={answer.answer} word={answer.answerWords ?? answer.answer} />
        ) : (
          <span className="muted sm">{t('notAnswered')}</span>
        )}
        <span className="muted sm">{answer.words}</span>
      </span>
      {answer.explanation && <span className="sm quote">{answer.explanation}</span>}
    </li>
  );
}

function useColumns(): Column<TrackerRequirement>[] {
  const t = useTrackerCopy();
  return [
    {
      id: 'requirement',
      header: t('requirement'),
      primary: true,
      value: (row) => `${row.requirementCode} ${row.title}`,
      cell: (row) => (
        <>
          <span className="mono">{row.requirementCode}</span> {row.title}
          <span className="sub">{row.how}</span>
        </>
      ),
    },
    {
      id: 'link',
      header: t('link'),
      tight: true,
      value: (row) => row.link,
      cell: (row) => <Badge>{t(`link.${row.link}`)}</Badge>,
    },
    {
      id: 'lane',
      header: t('lane'),
      tight: true,
      value: (row) => row.laneLabel,
      cell: (row) => <LaneChip lane={row.lane} />,
    },
    { id: 'force', header: t('force'), value: (row) => row.forceLabel, cell: (row) => row.forceLabel },
    {
      id: 'answers',
      header: t('answers'),
      value: (row) => row.answers.map((one) => `${one.vendorName}: ${one.answerWords ?? t('notAnswered')}`).join('; '),
      cell: (row) =>
        row.answers.length === 0 ? (
          <span className="muted">{t('answersNone')}</span>
        ) : (
          <>
            <span className="muted sm">
              {row.counts.map(({ words, lines }) => `${words}: ${countText(lines)}`).join(', ')}
            </span>
            <ul className="stack-tight">
              {row.answers.map((answer) => (
                <AnswerLine key={answer.lineId} answer={answer} />
              ))}
            </ul>
          </>
        ),
    },
  ];
}

/** Grouped by provision: the requirements that are connected with it, how strongly, in which lane, and each vendor's answer. */
export function Provisions({ provisions }: { provisions: readonly TrackerProvision[] }) {
  const t = useTrackerCopy();
  const columns = useColumns();
  const [chosen, setChosen] = useState(provisions[0]?.provision ?? '');
  const shown = provisions.find(({ provision }) => provision === chosen) ?? provisions[0];
  if (!shown) return null;
  return (
    <div className="stack">
      <div className="filters">
        <Select
          label={t('chooseProvision')}
          name="provision"
          options={provisions.map(({ provision, requirements }) => ({
            id: provision,
            label: `${provision} (${requirements.length})`,
          }))}
          value={shown.provision}
          onChange={(id) => setChosen(id === '' ? shown.provision : id)}
        />
      </div>
      {shown.says && <p className="quote">{shown.says}</p>}
      <DataTable
        key={shown.provision}
        caption={shown.provision}
        columns={columns}
        rows={shown.requirements}
        rowKey={(row) => row.requirementCode}
        empty={null}
      />
    </div>
  );
}
