import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import {
  requirementsOfQuery,
  versionFile,
  versionsQuery,
  wordsQuery,
  type Requirement,
  type Version,
} from '../../api/catalogue';
import { useMay } from '../../api/session';
import { Button, DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Digest, KeyValue } from '../../parts/facts';
import { ForceChip, LaneChip } from '../../parts/legal-chips';
import { TimeText } from '../../parts/measures';
import { EmptyState, Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { useCatalogueCopy } from './catalogue.copy';
import { QuestionnaireOf } from './questionnaire-of';
import { RequirementFacts } from './requirement-facts';
import { WithdrawVersion } from './withdraw-version';

function useColumns(show: (one: Requirement) => void): Column<Requirement>[] {
  const t = useCatalogueCopy();
  return useMemo(
    () => [
      {
        id: 'requirement',
        header: t('requirement'),
        primary: true,
        value: (row) => `${row.code} ${row.title}`,
        cell: (row) => (
          <>
            <Button look="quiet" small onPress={() => show(row)}>
              {row.code} {row.title}
            </Button>
            {row.tailoredOut !== null && <span className="tag">{t('tailoredOut')}</span>}
            {row.isOwn && <span className="tag">{t('ownRequirement')}</span>}
          </>
        ),
      },
      { id: 'scope', header: t('scope'), value: (row) => row.scope, cell: (row) => t(`scope.${row.scope}`) },
      { id: 'cadence', header: t('cadence'), value: (row) => row.cadence, cell: (row) => row.cadence, wideOnly: true },
      {
        id: 'force',
        header: t('force'),
        tight: true,
        value: (row) => row.forceLabel,
        cell: (row) => <ForceChip force={row.force} dutyHolder={row.dutyHolder} />,
      },
      {
        id: 'lane',
        header: t('lane'),
        tight: true,
        value: (row) => row.laneLabel,
        cell: (row) => <LaneChip lane={row.lane} />,
      },
    ],
    [t, show],
  );
}

function Requirements({ versionId }: { versionId: string }) {
  const t = useCatalogueCopy();
  const { data: words } = useSuspenseQuery(wordsQuery(versionId));
  const { data: all } = useSuspenseQuery(requirementsOfQuery(versionId));
  const [family, setFamily] = useState('');
  const [shown, setShown] = useState<Requirement | null>(null);
  const columns = useColumns(setShown);
  const rows = all.filter((one) => family === '' || one.family === family);
  return (
    <Card title={t('requirements')} lede={t('requirementsLede')}>
      <p className="muted">{words.disclaimer}</p>
      <DataTable
        caption={t('requirements')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.code}
        pageSize={60}
        empty={<EmptyState title={t('none')}>{t('requirementsLede')}</EmptyState>}
        filters={
          <Select
            label={t('family')}
            name="family"
            emptyLabel={t('anyFamily')}
            options={words.families.map((one) => ({ id: one.id, label: `${one.id} ${one.words}` }))}
            value={family}
            onChange={setFamily}
          />
        }
      />
      {shown && (
        <Dialog title={`${shown.code} ${shown.title}`} isOpen wide onClose={() => setShown(null)}>
          <RequirementFacts one={shown} />
          <DialogActions>
            <Button onPress={() => setShown(null)}>{t('close')}</Button>
          </DialogActions>
        </Dialog>
      )}
    </Card>
  );
}

function About({ version }: { version: Version }) {
  const t = useCatalogueCopy();
  return (
    <Card title={t('about')}>
      <KeyValue
        items={[
          { label: t('kind'), value: t(`kind.${version.kind}`) },
          { label: t('source'), value: t(version.isOwn ? 'own' : 'shipped') },
          { label: t('published'), value: <TimeText at={version.publishedAt} /> },
          { label: t('periods'), value: version.periods.join(', ') || t('none') },
          { label: t('digest'), value: <Digest value={version.documentSha256} /> },
        ]}
      />
    </Card>
  );
}

function Known({ version }: { version: Version }) {
  const t = useCatalogueCopy();
  const may = useMay();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const mayWithdraw = version.isOwn && version.state !== 'withdrawn' && may('catalogue.publish');
  return (
    <Page
      title={version.label}
      crumbs={[{ label: t('title'), to: '/catalogue' }]}
      state={<StateChip state={version.state} />}
      actions={
        <>
          <DownloadLink href={versionFile(version.id, 'yaml')}>{t('yaml')}</DownloadLink>
          <DownloadLink href={versionFile(version.id, 'json')}>{t('json')}</DownloadLink>
          {mayWithdraw && (
            <Button look="danger" onPress={() => setWithdrawing(true)}>
              {t('withdraw')}
            </Button>
          )}
        </>
      }
    >
      {version.withdrawnReason !== null && (
        <Note tone="warn">{t('withdrawnBecause', { reason: version.withdrawnReason })}</Note>
      )}
      <About version={version} />
      {version.kind === 'catalogue' ? (
        <Requirements versionId={version.id} />
      ) : (
        <QuestionnaireOf versionId={version.id} />
      )}
      {isWithdrawing && <WithdrawVersion version={version} onClose={() => setWithdrawing(false)} />}
    </Page>
  );
}

/** One published version: what it is, and every requirement of it in words. */
export function VersionScreen({ id }: { id: string }) {
  const t = useCatalogueCopy();
  const { data: versions } = useSuspenseQuery(versionsQuery);
  const version = versions.find((one) => one.id === id);
  if (version) return <Known version={version} />;
  return (
    <Page title={t('version')} crumbs={[{ label: t('title'), to: '/catalogue' }]}>
      <EmptyState title={t('none')}>{t('noVersionsHelp')}</EmptyState>
    </Page>
  );
}
