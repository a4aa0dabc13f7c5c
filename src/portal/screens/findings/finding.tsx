import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { closeFinding, findingQuery, moveDueDate, type Finding } from '../../api/findings';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue, Timeline, type KeyValueItem } from '../../parts/facts';
import { shortDateText } from '../../parts/format';
import { Form } from '../../parts/form';
import { DateText, TimeText } from '../../parts/measures';
import { ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { DateField, TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useFindingsCopy } from './findings.copy';

function Source({ finding }: { finding: Finding }) {
  const t = useFindingsCopy();
  const word = [t(`source.${finding.sourceKind}`), finding.sourceRef].filter(Boolean).join(' ');
  return finding.exerciseId ? <AppLink to={`/exercises/${finding.exerciseId}`}>{word}</AppLink> : <>{word}</>;
}

function About({ finding }: { finding: Finding }) {
  const t = useFindingsCopy();
  const closing: KeyValueItem[] = finding.closedAt
    ? [
        {
          label: t('closedBy'),
          value: (
            <>
              <TimeText at={finding.closedAt} />, {finding.closedByName}
            </>
          ),
        },
        { label: t('closing'), value: finding.closingNote },
      ]
    : [];
  return (
    <Card title={t('about')}>
      {finding.description && <p>{finding.description}</p>}
      <KeyValue
        items={[
          { label: t('vendor'), value: <AppLink to={`/vendors/${finding.vendorId}`}>{finding.vendorName}</AppLink> },
          { label: t('owner'), value: finding.ownerName },
          {
            label: t('due'),
            value: (
              <>
                <DateText date={finding.dueOn} /> {finding.overdue && <StateChip state="overdue" />}
              </>
            ),
          },
          ...(finding.requirementCode
            ? [{ label: t('requirement'), value: <span className="mono">{finding.requirementCode}</span> }]
            : []),
          { label: t('source'), value: <Source finding={finding} /> },
          {
            label: t('openedBy'),
            value: (
              <>
                <TimeText at={finding.openedAt} />, {finding.openedByName}
              </>
            ),
          },
          ...closing,
        ]}
      />
    </Card>
  );
}

function Close({ finding }: { finding: Finding }) {
  const t = useFindingsCopy();
  const [note, setNote] = useState('');
  const close = useDeed(closeFinding, { onDone: () => toast({ title: t('closedNow'), detail: finding.ref }) });
  return (
    <Card title={t('close')} lede={t('closeLede')}>
      <Form errors={close.errors} onSubmit={() => close.submit({ id: finding.id, note })} label={t('close')}>
        <TextArea label={t('note')} name="note" value={note} onChange={setNote} />
        <ProblemNote problem={close.problem} />
        <div>
          <Button type="submit" look="primary" isPending={close.isPending}>
            {t('closeSubmit')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function MoveDue({ finding }: { finding: Finding }) {
  const t = useFindingsCopy();
  const [dueOn, setDueOn] = useState(finding.dueOn);
  const [reason, setReason] = useState('');
  const move = useDeed(moveDueDate, {
    onDone: () => {
      setReason('');
      toast({ title: t('moved'), detail: finding.ref });
    },
  });
  return (
    <Card title={t('move')}>
      <Form errors={move.errors} onSubmit={() => move.submit({ id: finding.id, dueOn, reason })} label={t('move')}>
        <DateField label={t('dueOn')} name="dueOn" value={dueOn} onChange={setDueOn} />
        <TextArea label={t('reason')} name="reason" rows={2} value={reason} onChange={setReason} />
        <ProblemNote problem={move.problem} />
        <div>
          <Button type="submit" isPending={move.isPending}>
            {t('moveSubmit')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function DueChanges({ finding }: { finding: Finding }) {
  const t = useFindingsCopy();
  if (finding.dueChanges.length === 0) return null;
  return (
    <Card title={t('dueChanges')}>
      <Timeline
        items={finding.dueChanges.map((change) => ({
          id: change.changedAt,
          at: change.changedAt,
          title: t('dueChange', { before: shortDateText(change.dueBefore), after: shortDateText(change.dueOn) }),
          who: change.changedByName,
          detail: change.reason,
        }))}
      />
    </Card>
  );
}

/** One finding: what falls short, who acts by when, and how it was closed. */
export function FindingScreen({ id }: { id: string }) {
  const t = useFindingsCopy();
  const may = useMay();
  const { data: finding } = useSuspenseQuery(findingQuery(id));
  const open = finding.state === 'open' && may('findings.write');
  return (
    <Page
      title={`${finding.ref} ${finding.title}`}
      crumbs={[{ label: t('title'), to: '/findings' }]}
      state={
        <>
          <StateChip state={finding.severity} />
          <StateChip state={finding.state} />
        </>
      }
    >
      <About finding={finding} />
      <DueChanges finding={finding} />
      {open && (
        <div className="two">
          <Close finding={finding} />
          <MoveDue finding={finding} />
        </div>
      )}
    </Page>
  );
}
