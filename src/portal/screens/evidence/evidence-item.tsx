import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { evidenceItemQuery, type EvidenceDetail, type EvidenceVersion } from '../../api/evidence';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Timeline } from '../../parts/facts';
import { Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { useItemCopy } from './evidence.copy';
import { FileViewer } from './file-viewer';
import { EditDialog, WithdrawDialog } from './item-deeds';
import { ItemUses } from './item-uses';
import { UploadDialog } from './upload-dialog';
import { VersionFacts } from './version-facts';

function Custody({ item }: { item: EvidenceDetail }) {
  const t = useItemCopy();
  const word = (deed: string) => t(`deed.${deed}` as 'deed.evidence.received');
  return (
    <Card title={t('custody')} lede={t('custodyLede')}>
      {item.custody.length === 0 ? (
        <p className="muted">{t('noCustody')}</p>
      ) : (
        <Timeline
          seconds
          items={item.custody.map(({ eventId, at, deed, personName, role, versionId }) => ({
            id: eventId,
            at,
            title: word(deed),
            who: `${personName}, ${role.replaceAll('_', ' ')}`,
            detail: item.versions
              .filter(({ id }) => id === versionId)
              .map(({ number }) => t('versionRow', { number }))
              .join(''),
          }))}
        />
      )}
    </Card>
  );
}

type VersionsProps = { versions: EvidenceVersion[]; shown: string; onShow: (id: string) => void };

function Versions({ versions, shown, onShow }: VersionsProps) {
  const t = useItemCopy();
  return (
    <Card title={t('versions')}>
      <Timeline
        items={versions.map((version) => ({
          id: version.id,
          at: version.receivedAt,
          title: t('versionRow', { number: version.number }),
          who: version.receivedByName,
          digest: version.sha256,
          detail: (
            <div className="stack-tight">
              <span>{version.fileName}</span>
              {versions.length > 1 && (
                <div>
                  <Button small isDisabled={version.id === shown} onPress={() => onShow(version.id)}>
                    {t(version.id === shown ? 'shown' : 'show')}
                  </Button>
                </div>
              )}
            </div>
          ),
        }))}
      />
    </Card>
  );
}

type Doing = 'replace' | 'withdraw' | 'edit' | null;

function Actions({ onDo }: { onDo: (doing: Doing) => void }) {
  const t = useItemCopy();
  return (
    <>
      <Button glyph="upload" look="primary" onPress={() => onDo('replace')}>
        {t('replace')}
      </Button>
      <Button glyph="pen" onPress={() => onDo('edit')}>
        {t('edit')}
      </Button>
      <Button look="danger" onPress={() => onDo('withdraw')}>
        {t('withdraw')}
      </Button>
    </>
  );
}

function WithdrawnNote({ item }: { item: EvidenceDetail }) {
  const t = useItemCopy();
  if (item.withdrawnAt === null) return null;
  return (
    <Note tone="warn" title={t('withdrawn')}>
      <p className="quote">{item.withdrawnReason}</p>
      <p>{t('withdrawnBy', { name: item.withdrawnByName ?? '–' })}</p>
    </Note>
  );
}

type DoingsProps = { doing: Doing; item: EvidenceDetail; newest: EvidenceVersion; onClose: () => void };

function Doings({ doing, item, newest, onClose }: DoingsProps) {
  if (doing === 'edit') return <EditDialog item={item} onClose={onClose} />;
  if (doing === 'withdraw') return <WithdrawDialog item={item} onClose={onClose} />;
  if (doing !== 'replace') return null;
  const known = {
    ...{ title: item.title, kind: item.kind, supersedesVersionId: newest.id, sourceKind: newest.sourceKind },
    ...{ obtainedBy: newest.obtainedBy, sourceParty: newest.sourceParty },
  };
  return <UploadDialog replaces onClose={onClose} known={known} />;
}

/** One piece of evidence: its versions, what is known of them, what they are used for and what happened to them. */
export function EvidenceItemScreen({ id }: { id: string }) {
  const t = useItemCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data: item } = useSuspenseQuery(evidenceItemQuery(id));
  const [chosen, setChosen] = useState<string | null>(null);
  const [doing, setDoing] = useState<Doing>(null);
  const newest = item.versions[0];
  const version = item.versions.find((one) => one.id === chosen) ?? newest;
  if (!version || !newest) return null;
  const isWithdrawn = item.withdrawnAt !== null;
  const crumb = membership.vendor ? { label: t('crumb'), to: '/evidence' } : { label: t('crumbHome'), to: '/home' };
  return (
    <Page
      title={item.title}
      lede={t('lede', { ref: item.ref, kind: item.kindTitle, vendor: item.vendorName })}
      crumbs={[crumb]}
      state={isWithdrawn ? <StateChip state="withdrawn" /> : undefined}
      actions={may('evidence.bring') && !isWithdrawn && <Actions onDo={setDoing} />}
    >
      <WithdrawnNote item={item} />
      <div className="split">
        <div className="stack">
          <FileViewer key={version.id} version={version} />
          <ItemUses item={item} />
        </div>
        <div className="stack">
          <VersionFacts version={version} />
          <Versions versions={item.versions} shown={version.id} onShow={setChosen} />
          <Custody item={item} />
        </div>
      </div>
      <Doings doing={doing} item={item} newest={newest} onClose={() => setDoing(null)} />
    </Page>
  );
}
