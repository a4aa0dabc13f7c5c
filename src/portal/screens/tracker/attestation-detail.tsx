import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import {
  acceptAttestation,
  returnAttestation,
  signedAttestationQuery,
  type AttestationDetail,
} from '../../api/tracker';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { ConfirmDialog } from '../../parts/dialog';
import { Digest, KeyValue } from '../../parts/facts';
import { LaneChip } from '../../parts/legal-chips';
import { DateText } from '../../parts/measures';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { Decisions, SignatureCard, Statement } from './signed-text';
import './tracker.css';
import { useTrackerCopy } from './tracker.copy';

type Line = AttestationDetail['lines'][number];

function Decide({ attestation, kind }: { attestation: AttestationDetail; kind: 'accept' | 'return' }) {
  const t = useTrackerCopy();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const done = () => {
    setOpen(false);
    toast({ title: t(kind === 'accept' ? 'accepted' : 'returned'), detail: attestation.ref });
  };
  const deed = useDeed(kind === 'accept' ? acceptAttestation : returnAttestation, { onDone: done });
  return (
    <>
      <Button look={kind === 'accept' ? 'primary' : 'plain'} onPress={() => setOpen(true)}>
        {t(kind)}
      </Button>
      <ConfirmDialog
        title={`${t(kind)}: ${attestation.ref}`}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        lede={t(kind === 'accept' ? 'acceptLede' : 'returnLede')}
        record={[
          { label: t('vendor'), value: attestation.vendorName },
          { label: t('signer'), value: attestation.signature?.signerName ?? attestation.attestorName },
          { label: t('sha'), value: <Digest value={attestation.signature?.shownSha256} long /> },
        ]}
        confirmLabel={t(kind)}
        isDisabled={kind === 'return' && reason.trim() === ''}
        onConfirm={() => deed.do({ id: attestation.id, reason })}
      >
        <TextArea
          label={t('reason')}
          name="reason"
          rows={3}
          optional={kind === 'accept'}
          errors={deed.errors}
          value={reason}
          onChange={setReason}
        />
      </ConfirmDialog>
    </>
  );
}

function useLineColumns(): Column<Line>[] {
  const t = useTrackerCopy();
  return [
    {
      id: 'line',
      header: t('line'),
      primary: true,
      value: (row) => `${row.requirementCode} ${row.title}`,
      cell: (row) => (
        <>
          <span className="mono">{row.requirementCode}</span> {row.title}
          {row.serviceRef && <span className="sub">{`${row.serviceRef} ${row.serviceName ?? ''}`}</span>}
        </>
      ),
    },
    {
      id: 'lane',
      header: t('lane'),
      tight: true,
      value: (row) => row.laneLabel,
      cell: (row) => <LaneChip lane={row.lane} />,
    },
    {
      id: 'answer',
      header: t('answer'),
      value: (row) => row.answerWords,
      cell: (row) =>
        row.answer ? <StateChip state={row.answer} word={row.answerWords ?? row.answer} /> : t('notAnswered'),
    },
    { id: 'explanation', header: t('explanation'), value: (row) => row.explanation, cell: (row) => row.explanation },
    {
      id: 'conclusion',
      header: t('conclusion'),
      tight: true,
      value: (row) => row.conclusion,
      cell: (row) => (row.conclusion ? <StateChip state={row.conclusion} /> : '–'),
    },
  ];
}

function States({ attestation }: { attestation: AttestationDetail }) {
  const t = useTrackerCopy();
  const { state, signature } = attestation;
  return (
    <>
      <StateChip state={state} />
      {signature?.qualified && <StateChip state="qualified" word={t('qualified')} />}
      {signature?.late && <StateChip state="late" word={t('late')} />}
    </>
  );
}

/** One attestation as it was signed: the exact text, the signer, the times, the digest, the authority, line by line. */
export function AttestationDetailScreen({ id }: { id: string }) {
  const t = useTrackerCopy();
  const may = useMay();
  const columns = useLineColumns();
  const { data: attestation } = useSuspenseQuery(signedAttestationQuery(id));
  const { signature } = attestation;
  const decides = attestation.state === 'signed' && may('attestations.review');
  return (
    <Page
      title={`${attestation.ref}, ${attestation.vendorName}`}
      lede={t('attestation')}
      crumbs={[{ label: t('back'), to: '/attestation-tracker' }]}
      state={<States attestation={attestation} />}
      actions={
        decides && (
          <>
            <Decide attestation={attestation} kind="return" />
            <Decide attestation={attestation} kind="accept" />
          </>
        )
      }
    >
      <KeyValue
        columns
        items={[
          {
            label: t('vendor'),
            value: <AppLink to={`/vendors/${attestation.vendorId}`}>{attestation.vendorLegalName}</AppLink>,
          },
          { label: t('period'), value: attestation.periodCode },
          { label: t('due'), value: <DateText date={attestation.dueOn} /> },
          { label: t('attestor'), value: attestation.attestorName },
        ]}
      />
      <Statement attestation={attestation} />
      {signature && <SignatureCard attestation={attestation} signature={signature} />}
      <Decisions attestation={attestation} />
      <Card title={t('lines')}>
        <DataTable
          caption={t('lines')}
          columns={columns}
          rows={attestation.lines}
          rowKey={(row) => row.id}
          empty={t('answersNone')}
        />
      </Card>
    </Page>
  );
}
